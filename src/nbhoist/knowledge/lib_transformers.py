"""What transformers does: models come from the hub or from disk; training prints, draws and writes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Bases, Kinds, Names, Rows

FACTS: "Rows" = (
    ("transformers", "set_seed", {"signature": "seed", "role": "setup", "effects": ("<rng>",), "seeds": "seed"}),
    (
        "transformers",
        "pipeline",
        {
            "signature": "task=None model=None **kwargs",
            "role": "load",
            "effects": ("<network>", "<files>"),
            "files": "read",
            "external": "http-get",
            "returns": "transformers.Pipeline",
            "aliases": True,
        },
    ),
    (
        "transformers.Pipeline",
        "__call__",
        {"signature": "inputs *args **kwargs", "role": "predict", "effects": ("<rng>",)},
    ),
    ("transformers.Pipeline", "__call__", {"mutates": ("self",), "consumes": ("inputs",)}),
    (
        "transformers.Pretrained",
        "from_pretrained",
        {
            "signature": "pretrained_model_name_or_path *args **kwargs",
            "role": "load",
            "effects": ("<network>", "<files>", "<rng>"),
            "files": "read",
            "external": "http-get",
            "paths": ("pretrained_model_name_or_path",),
        },
    ),
    (
        "transformers.Pretrained",
        "save_pretrained",
        {"signature": "save_directory **kwargs", "role": "save", "effects": ("<files>",), "files": "write"},
    ),
    ("transformers.Pretrained", "save_pretrained", {"paths": ("save_directory",)}),
    (
        "transformers.Pretrained",
        "push_to_hub",
        {"signature": "repo_id **kwargs", "role": "save", "effects": ("<network>",), "external": "http-write"},
    ),
    (
        "transformers.Pretrained",
        "from_config",
        {"signature": "config **kwargs", "role": "define", "effects": ("<rng>",)},
    ),
    # tokenisers
    (
        "transformers.Tokenizer",
        "__call__ encode encode_plus batch_encode_plus decode batch_decode tokenize convert_tokens_to_ids convert_ids_to_tokens "
        "pad apply_chat_template",
        {"signature": "*args **kwargs", "role": "feature", "mutates": ("self",)},  # padding settings are kept
    ),
    ("transformers.Tokenizer", "add_tokens add_special_tokens", {"signature": "*args **kwargs", "mutates": ("self",)}),
    ("transformers.Tokenizer", "get_vocab", {"aliases": True}),
    # models
    ("transformers.Network", "generate", {"signature": "*args **kwargs", "role": "predict", "effects": ("<rng>",)}),
    ("transformers.Network", "generate", {"mutates": ("self",), "returns": "torch.Tensor"}),
    ("transformers.Network", "resize_token_embeddings gradient_checkpointing_enable", {"mutates": ("self",)}),
    ("transformers.Network", "config device", {"kind": "attribute", "aliases": True}),
    (
        "transformers",
        "TrainingArguments Seq2SeqTrainingArguments",
        {
            "kind": "class",
            "role": "config",
            "signature": "output_dir=None **kwargs",
            "effects": ("<files>",),
            "paths": ("output_dir",),
        },
    ),
    (
        "transformers",
        "Trainer Seq2SeqTrainer",
        {
            "kind": "class",
            "role": "train",
            "signature": "model=None args=None data_collator=None train_dataset=None eval_dataset=None **kwargs",
            "effects": ("<rng>", "<files>"),
            "mutates": ("model",),
            "aliases": True,
            "calls": ("data_collator", "compute_metrics", "model_init"),
        },
    ),
    (
        "transformers.Trainer",
        "train hyperparameter_search",
        {
            "signature": "*args **kwargs",
            "role": "train",
            "mutates": ("self",),
            "effects": ("<rng>", "<stdout>", "<display>", "<files>", "<network>"),
            "stochastic": "always",
        },
    ),
    (
        "transformers.Trainer",
        "evaluate predict",
        {
            "signature": "*args **kwargs",
            "role": "evaluate",
            "mutates": ("self",),
            "effects": ("<stdout>", "<display>", "<files>"),
        },
    ),
    ("transformers.Trainer", "predict", {"role": "predict"}),
    ("transformers.Trainer", "save_model save_state", {"signature": "output_dir=None", "role": "save"}),
    (
        "transformers.Trainer",
        "save_model save_state",
        {"effects": ("<files>",), "files": "write", "paths": ("output_dir",)},
    ),
    ("transformers.Trainer", "push_to_hub", {"effects": ("<network>",), "external": "http-write", "role": "save"}),
    ("transformers.Trainer", "state model", {"kind": "attribute", "aliases": True}),
    ("transformers", "DataCollatorWithPadding DataCollatorForLanguageModeling default_data_collator", {"holds": True}),
    ("transformers.logging", "set_verbosity_error set_verbosity_warning set_verbosity_info", {"role": "config"}),
    (
        "transformers.logging",
        "set_verbosity_error set_verbosity_warning set_verbosity_info",
        {"effects": ("<options>",), "returns": "none"},
    ),
)

KINDS: "Kinds" = (
    (
        "transformers",
        "AutoTokenizer BertTokenizer BertTokenizerFast GPT2Tokenizer DistilBertTokenizer DistilBertTokenizerFast RobertaTokenizer "
        "T5Tokenizer AutoProcessor AutoFeatureExtractor AutoImageProcessor",
        ("transformers.Tokenizer", "transformers.Pretrained"),
    ),
    (
        "transformers",
        "AutoModel AutoModelForSequenceClassification AutoModelForCausalLM AutoModelForSeq2SeqLM AutoModelForTokenClassification "
        "AutoModelForQuestionAnswering AutoModelForMaskedLM AutoModelForImageClassification BertModel "
        "BertForSequenceClassification DistilBertForSequenceClassification GPT2LMHeadModel T5ForConditionalGeneration "
        "RobertaForSequenceClassification ViTForImageClassification",
        ("transformers.Network", "transformers.Pretrained", "torch.nn.Module"),
    ),
    ("transformers", "AutoConfig BertConfig GenerationConfig", ("transformers.Pretrained",)),
    ("transformers", "Seq2SeqTrainer", ("transformers.Trainer",)),
)

BASES: "Bases" = {"transformers.Network": ("torch.nn.Module",)}

NAMES: "Names" = {
    "transformers.trainer_utils.set_seed": "transformers.set_seed",
    "transformers.utils.logging": "transformers.logging",
}
