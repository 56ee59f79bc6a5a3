"""NBH510: preprocessing is fitted to rows that cross-validation holds out afterwards."""

from collections.abc import Iterator

from nbhoist.analysis.facts import Facts
from nbhoist.analysis.provenance.log import Log

from ._leak import Found, LeakRule
from ._lessons import held_out_in_folds


class PreprocessingOutsideCv(LeakRule):
    """Preprocessing is fitted to rows that cross-validation holds out afterwards."""

    code = "NBH510"
    severity = "warning"
    message = "`{learner}` has learned from the rows of every fold; put it into a pipeline with the model"

    def found(self, log: Log, facts: Facts) -> Iterator[Found]:
        """Cross-validations of rows that were prepared as a whole."""
        for node, value in held_out_in_folds(log):
            lessons = [t.lesson for t in value.taints if t.lesson.kind == "fit" and t.lesson.parts & value.parts]
            for lesson in sorted(lessons, key=lambda lesson: lesson.node.lineno)[:1]:
                yield Found(node, {"learner": lesson.learner}, lesson.node, "it is fitted here")
