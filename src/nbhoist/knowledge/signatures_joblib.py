"""Signatures of joblib 1.6.0, written by `python -m nbhoist.knowledge.snapshot`."""

VERSION = "1.6.0"

SIGNATURES: dict[str, str] = {
    "joblib.Memory": "location=None backend='local' mmap_mode=None compress=False verbose=1 backend_options=None",
    "joblib.Memory.cache": "func=None ignore=None verbose=None mmap_mode=False cache_validation_callback=None",
    "joblib.Memory.clear": "warn=True",
    "joblib.Memory.reduce_size": "bytes_limit=None items_limit=None age_limit=None",
    "joblib.Parallel": "n_jobs backend return_as='list' verbose timeout=None pre_dispatch batch_size='auto' temp_folder max_nbytes mmap_mode prefer require **backend_kwargs",
    "joblib.cpu_count": "only_physical_cores=False",
    "joblib.delayed": "function",
    "joblib.dump": "value filename compress=0 protocol=None",
    "joblib.effective_n_jobs": "n_jobs=-1",
    "joblib.hash": "obj hash_name='md5' coerce_mmap=False",
    "joblib.load": "filename mmap_mode=None ensure_native_byte_order='auto'",
    "joblib.parallel_backend": "backend n_jobs=-1 inner_max_num_threads=None **backend_params",
    "joblib.parallel_config": "backend * n_jobs verbose temp_folder max_nbytes mmap_mode prefer require inner_max_num_threads=None **backend_params",
}
