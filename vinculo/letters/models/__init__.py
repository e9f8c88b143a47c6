from vinculo.letters.models.guard import Guard, GuardNote, Outcome
from vinculo.letters.models.letter import Letter, LetterAttachment, Refusal, State
from vinculo.letters.models.template import LetterTemplate

__all__ = ["Guard", "GuardNote", "Letter", "LetterAttachment", "LetterTemplate", "Outcome", "Refusal", "State"]
