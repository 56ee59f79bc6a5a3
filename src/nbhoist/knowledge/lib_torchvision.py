"""What torchvision does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Kinds, Rows

FACTS: "Rows" = (
    (
        "torchvision.datasets",
        "MNIST FashionMNIST KMNIST EMNIST CIFAR10 CIFAR100 SVHN STL10 ImageNet CelebA Flowers102 Food101 OxfordIIITPet "
        "Caltech101 USPS VOCSegmentation CocoDetection",
        {
            "kind": "class",
            "role": "load",
            "signature": "root train=True transform=None target_transform=None download=False **kwargs",
            "effects": ("<files>", "<network>", "<stdout>"),
            "files": "read",
            "paths": ("root",),
            "external": "http-get",
            "calls": ("transform", "target_transform"),
            "holds": True,
        },
    ),
    (
        "torchvision.datasets",
        "ImageFolder DatasetFolder",
        {
            "kind": "class",
            "role": "load",
            "signature": "root transform=None target_transform=None **kwargs",
            "effects": ("<files>",),
            "files": "read",
            "paths": ("root",),
            "calls": ("transform", "target_transform"),
            "holds": True,
        },
    ),
    (
        "torchvision.transforms",
        "Compose Resize CenterCrop ToTensor Normalize Grayscale Pad ToPILImage Lambda RandomCrop RandomHorizontalFlip "
        "RandomVerticalFlip RandomRotation RandomResizedCrop ColorJitter RandomAffine RandomErasing FiveCrop GaussianBlur "
        "RandomApply RandomChoice RandomGrayscale RandomPerspective AutoAugment ConvertImageDtype",
        {"kind": "class", "role": "feature", "signature": "*args **kwargs", "holds": True, "calls": ("args",)},
    ),
    ("torchvision.Transform", "__call__ forward", {"signature": "img *args", "role": "feature", "effects": ("<rng>",)}),
    ("torchvision.Transform", "__call__ forward", {"aliases": True, "calls": ("self",)}),
    (
        "torchvision.utils",
        "make_grid",
        {"signature": "tensor *args **kwargs", "returns": "torch.Tensor", "aliases": True},
    ),
    ("torchvision.utils", "save_image", {"signature": "tensor fp **kwargs", "role": "save", "effects": ("<files>",)}),
    ("torchvision.utils", "save_image", {"files": "write", "paths": ("fp",), "mutates": ("fp",), "returns": "none"}),
    (
        "torchvision.io",
        "read_image",
        {"signature": "path *args", "role": "load", "effects": ("<files>",), "files": "read"},
    ),
    ("torchvision.io", "read_image", {"paths": ("path",), "returns": "torch.Tensor"}),
)

KINDS: "Kinds" = (
    (
        "torchvision.transforms",
        "Compose Resize CenterCrop ToTensor Normalize Grayscale Pad ToPILImage Lambda RandomCrop RandomHorizontalFlip "
        "RandomVerticalFlip RandomRotation RandomResizedCrop ColorJitter RandomAffine RandomErasing FiveCrop GaussianBlur "
        "RandomApply RandomChoice RandomGrayscale RandomPerspective AutoAugment ConvertImageDtype",
        ("torchvision.Transform", "torch.nn.Module"),
    ),
    (
        "torchvision.datasets",
        "MNIST FashionMNIST KMNIST EMNIST CIFAR10 CIFAR100 SVHN STL10 ImageNet ImageFolder DatasetFolder",
        ("torch.utils.data.Dataset",),
    ),
)

DEFAULTS: "Defaults" = {  # models draw their weights, or fetch them
    "torchvision.models": {
        "role": "define",
        "effects": ("<rng>", "<network>", "<files>"),
        "files": "read",
        "external": "http-get",
        "returns": "torch.nn.Module",
    },
}
