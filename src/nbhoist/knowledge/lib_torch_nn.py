"""What torch's modules, losses, optimisers and schedulers do."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbhoist.knowledge.schema import Defaults, Kinds, Rows

FACTS: "Rows" = (
    ("torch.nn", "Module", {"kind": "class", "role": "define"}),
    (
        "torch.nn",  # weights are drawn as the layer is made
        "Linear Bilinear Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d Embedding EmbeddingBag RNN LSTM "
        "GRU RNNCell LSTMCell GRUCell MultiheadAttention Transformer TransformerEncoder TransformerEncoderLayer "
        "TransformerDecoder TransformerDecoderLayer LazyLinear LazyConv2d PReLU",
        {"kind": "class", "role": "define", "effects": ("<rng>",), "draws": "always", "aliases": True},
    ),
    (
        "torch.nn",
        "Sequential ModuleList ModuleDict ParameterList ParameterDict DataParallel",
        {"kind": "class", "role": "define", "aliases": True},
    ),
    (
        "torch.nn",
        "ReLU LeakyReLU ReLU6 ELU SELU GELU SiLU Mish Sigmoid Tanh Softmax LogSoftmax Softplus Hardtanh Hardswish Dropout "
        "Dropout1d Dropout2d Dropout3d AlphaDropout BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm GroupNorm InstanceNorm1d "
        "InstanceNorm2d MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d AdaptiveAvgPool1d AdaptiveAvgPool2d "
        "AdaptiveMaxPool2d Flatten Unflatten Identity Upsample ZeroPad2d PixelShuffle",
        {"kind": "class", "role": "define"},
    ),
    (
        "torch.nn",
        "CrossEntropyLoss MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss NLLLoss KLDivLoss CTCLoss "
        "TripletMarginLoss CosineEmbeddingLoss MarginRankingLoss HingeEmbeddingLoss PoissonNLLLoss GaussianNLLLoss",
        {"kind": "class", "role": "train"},
    ),
    ("torch.nn", "Parameter", {"kind": "class", "role": "define", "aliases": True}),
    # a call may draw (dropout) and change running statistics (batch norm)
    (
        "torch.nn.Module",
        "__call__ forward",
        {
            "signature": "*args **kwargs",
            "role": "predict",
            "mutates": ("self",),
            "effects": ("<rng>",),
            "aliases": True,
        },
    ),
    (
        "torch.nn.Loss",
        "__call__ forward",
        {"signature": "input target *args", "role": "train", "returns": "torch.Tensor", "aliases": True},
    ),
    (
        "torch.nn.Module",
        "train eval to cuda cpu float double half requires_grad_ type to_empty xpu bfloat16",
        {"signature": "*args **kwargs", "role": "train", "mutates": ("self",), "returns": "self"},
    ),
    ("torch.nn.Module", "eval", {"role": "evaluate"}),
    ("torch.nn.Module", "zero_grad", {"signature": "set_to_none=True", "role": "train", "mutates": ("self",)}),
    ("torch.nn.Module", "apply", {"signature": "fn", "mutates": ("self",), "calls": ("fn",), "returns": "self"}),
    ("torch.nn.Module", "apply", {"effects": ("<rng>",), "role": "define"}),
    ("torch.nn.Module", "load_state_dict", {"signature": "state_dict strict=True assign=False", "mutates": ("self",)}),
    ("torch.nn.Module", "load_state_dict", {"role": "load", "aliases_given": ("assign",)}),
    (
        "torch.nn.Module",
        "parameters named_parameters modules named_modules children named_children state_dict buffers named_buffers "
        "get_parameter get_submodule",
        {"signature": "*args **kwargs", "aliases": True},
    ),
    (
        "torch.nn.Module",
        "register_buffer register_parameter add_module register_forward_hook register_forward_pre_hook append extend insert",
        {"signature": "*args **kwargs", "mutates": ("self",), "aliases": True, "calls": ("args",)},
    ),
    ("torch.nn.Module", "weight bias training in_features out_features", {"kind": "attribute", "aliases": True}),
    ("torch.nn.Module", "__getitem__ __iter__", {"signature": "key", "aliases": True}),
    ("torch.nn.Module", "__len__", {"returns": "builtins.int"}),
    (
        "torch.nn.functional",
        "dropout dropout2d alpha_dropout gumbel_softmax rrelu feature_alpha_dropout scaled_dot_product_attention",
        {
            "signature": "input *args **kwargs",
            "effects": ("<rng>",),
            "aliases": True,
            "mutates_given": ("inplace:input",),
        },
    ),
    (
        "torch.nn.init",
        "uniform_ normal_ trunc_normal_ xavier_uniform_ xavier_normal_ kaiming_uniform_ kaiming_normal_ orthogonal_ sparse_",
        {"signature": "tensor *args **kwargs", "role": "define", "effects": ("<rng>",), "mutates": ("tensor",)},
    ),
    ("torch.nn.init", "uniform_ normal_ trunc_normal_ xavier_uniform_ xavier_normal_", {"returns": "arg:tensor"}),
    ("torch.nn.init", "zeros_ ones_ constant_ eye_ dirac_", {"signature": "tensor *args", "mutates": ("tensor",)}),
    ("torch.nn.init", "zeros_ ones_ constant_ eye_ dirac_", {"returns": "arg:tensor", "role": "define"}),
    (
        "torch.nn.utils",
        "clip_grad_norm_ clip_grad_value_",
        {"signature": "parameters *args **kwargs", "role": "train", "mutates": ("parameters",)},
    ),
    # optimisers hold the parameters of the model that they change
    (
        "torch.optim",
        "SGD Adam AdamW RMSprop Adagrad Adadelta Adamax NAdam RAdam LBFGS ASGD Rprop SparseAdam",
        {"kind": "class", "role": "train", "signature": "params lr=0.001 *args **kwargs", "aliases": True},
    ),
    ("torch.optim.Optimizer", "step", {"signature": "closure=None", "role": "train", "mutates": ("self",)}),
    ("torch.optim.Optimizer", "step", {"calls": ("closure",)}),
    ("torch.optim.Optimizer", "zero_grad", {"signature": "set_to_none=True", "role": "train", "mutates": ("self",)}),
    ("torch.optim.Optimizer", "add_param_group load_state_dict", {"signature": "state", "mutates": ("self",)}),
    ("torch.optim.Optimizer", "state_dict", {"aliases": True}),
    ("torch.optim.Optimizer", "param_groups state", {"kind": "attribute", "aliases": True}),
    (
        "torch.optim.lr_scheduler",
        "StepLR MultiStepLR ExponentialLR CosineAnnealingLR ReduceLROnPlateau LambdaLR OneCycleLR CyclicLR "
        "CosineAnnealingWarmRestarts LinearLR SequentialLR",
        {"kind": "class", "role": "train", "signature": "optimizer *args **kwargs", "mutates": ("optimizer",)},
    ),
    (
        "torch.optim.lr_scheduler",
        "StepLR MultiStepLR ExponentialLR CosineAnnealingLR ReduceLROnPlateau LambdaLR OneCycleLR CyclicLR "
        "CosineAnnealingWarmRestarts LinearLR SequentialLR",
        {"aliases": True, "calls": ("args",)},
    ),
    ("torch.optim.Scheduler", "step", {"signature": "metrics=None *args", "role": "train", "mutates": ("self",)}),
    ("torch.optim.Scheduler", "load_state_dict", {"signature": "state_dict", "mutates": ("self",)}),
    ("torch.optim.Scheduler", "get_last_lr get_lr state_dict", {"aliases": True}),
)

KINDS: "Kinds" = (
    (
        "torch.nn",
        "Linear Bilinear Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d Embedding EmbeddingBag RNN LSTM "
        "GRU RNNCell LSTMCell GRUCell MultiheadAttention Transformer TransformerEncoder TransformerEncoderLayer "
        "TransformerDecoder TransformerDecoderLayer LazyLinear LazyConv2d PReLU Sequential ModuleList ModuleDict DataParallel "
        "ReLU LeakyReLU ReLU6 ELU SELU GELU SiLU Mish Sigmoid Tanh Softmax LogSoftmax Softplus Hardtanh Hardswish Dropout "
        "Dropout1d Dropout2d Dropout3d AlphaDropout BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm GroupNorm InstanceNorm1d "
        "InstanceNorm2d MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d AdaptiveAvgPool1d AdaptiveAvgPool2d "
        "AdaptiveMaxPool2d Flatten Unflatten Identity Upsample ZeroPad2d PixelShuffle Loss",
        ("torch.nn.Module",),
    ),
    (
        "torch.nn",
        "CrossEntropyLoss MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss NLLLoss KLDivLoss CTCLoss "
        "TripletMarginLoss CosineEmbeddingLoss MarginRankingLoss HingeEmbeddingLoss PoissonNLLLoss GaussianNLLLoss",
        ("torch.nn.Loss",),
    ),
    (
        "torch.optim",
        "SGD Adam AdamW RMSprop Adagrad Adadelta Adamax NAdam RAdam LBFGS ASGD Rprop SparseAdam",
        ("torch.optim.Optimizer",),
    ),
    (
        "torch.optim.lr_scheduler",
        "StepLR MultiStepLR ExponentialLR CosineAnnealingLR ReduceLROnPlateau LambdaLR OneCycleLR CyclicLR "
        "CosineAnnealingWarmRestarts LinearLR SequentialLR",
        ("torch.optim.Scheduler",),
    ),
)

DEFAULTS: "Defaults" = {
    "torch.nn": None,
    "torch.nn.functional": {"aliases": True, "returns": "torch.Tensor", "mutates_given": ("inplace:input",)},
    "torch.nn.init": None,
    "torch.nn.utils": None,
    "torch.optim": None,
}
