"""The kinds of block, in the order in which the editor offers them."""

from articles.models.blocks.analogy import Analogy
from articles.models.blocks.block import Block
from articles.models.blocks.call_to_action import CallToAction
from articles.models.blocks.callout import Callout
from articles.models.blocks.clinical_example import ClinicalExample
from articles.models.blocks.figure import Figure
from articles.models.blocks.key_points import KeyPoints
from articles.models.blocks.questions_to_ask import QuestionsToAsk
from articles.models.blocks.section import Section

BLOCKS: dict[str, type[Block]] = {
    block.kind: block
    for block in (Section, Analogy, ClinicalExample, KeyPoints, Callout, Figure, QuestionsToAsk, CallToAction)
}

__all__ = [
    "BLOCKS",
    "Analogy",
    "Block",
    "CallToAction",
    "Callout",
    "ClinicalExample",
    "Figure",
    "KeyPoints",
    "QuestionsToAsk",
    "Section",
]
