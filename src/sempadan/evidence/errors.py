"""What can be wrong with a base, or with what is brought to it."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class NotABase(SempadanError):
    """A folder that holds something else."""

    text = "{path}: not a base of Sempadan, and not empty"
    do = "name the coordinator's base, or a new or empty folder to begin one"


class BaseUnfinished(SempadanError):
    """A base whose very first snapshot was interrupted."""

    text = "{path}: half written; its first `sempadan link` was interrupted, and nothing was accepted yet"
    do = "run `sempadan link` again with the same envelopes"


class BaseDamaged(SempadanError):
    """A base with a file that is missing or not as it was written."""

    text = '{path}: damaged; "{file}" is missing or not as it was written'
    do = "take the whole folder from its copy, or link all envelopes into a new one"


class BaseOfOtherVersion(SempadanError):
    """A base that another version of Sempadan wrote."""

    text = "{path}: written by another version of Sempadan"
    do = "use the version that wrote it, or link all envelopes into a new folder"


class BaseInUse(SempadanError):
    """Another process writes into the base."""

    text = "{path}: another Sempadan is writing into this base"
    do = "wait until it has ended, then run the command again"


class BaseChanged(SempadanError):
    """Another process changed the base in the meantime."""

    text = "{path}: the base was changed while this command worked; nothing of this command was written"
    do = "run the command again"


class ListTwice(SempadanError):
    """Two envelopes of one list in one command."""

    text = "several envelopes of one list were given: {lists}; none was taken"
    do = "give the newest envelope of each list"


class RealAndInvented(SempadanError):
    """Lists of real and of invented people together."""

    text = "real lists ({real}) and invented ones ({invented}) never mix; none was taken"
    do = "keep a base for each: link the invented lists into a folder of their own"


class OtherKey(SempadanError):
    """Lists that were made with another key."""

    text = "made with another key: {lists} (key {here} is used here); none was taken"
    do = "have these lists encoded again with the project's key, which `sempadan key show` names"


class OtherEncoding(SempadanError):
    """Lists whose codes follow another encoding."""

    text = "made with another encoding: {lists} (encoding {here} is used here); none was taken"
    do = "have these lists encoded again with the same version of Sempadan, or begin a new base"


class OtherCodebook(SempadanError):
    """Lists whose facts follow another codebook."""

    text = "made with another codebook: {lists} (codebook {here} is used here); none was taken"
    do = "have these lists encoded again with the same version of Sempadan, or begin a new base"


class ListOfAnotherAgency(SempadanError):
    """Lists whose id belongs to another agency."""

    text = "these lists came from another agency before: {lists}; none was taken"
    do = "let the agency choose another --list, so that no list replaces that of another agency"


class SerialNotHigher(SempadanError):
    """Sendings that are not newer than what is held."""

    text = "not newer than what the base holds or has let go: {lists}; none was taken"
    do = "give the newest envelope of these lists, or have the agency encode them again"
