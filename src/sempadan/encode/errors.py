"""What can go wrong with keys, homes and envelopes. No text here ever holds a key or a person."""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class NotAKeyFile(SempadanError):
    """A file that is no project key of Sempadan."""

    text = "{path}: not a key file"
    do = "name the file that `sempadan key new` or `sempadan key accept` wrote"


class KeyFileDamaged(SempadanError):
    """A key file whose text does not fit its own check."""

    text = "{path}: the key file is damaged; its text does not fit its check"
    do = "take the key from its copy, or have it shared again with `sempadan key share`"


class KeyFileOfOtherVersion(SempadanError):
    """A key file of another version of the format."""

    text = "{path}: a key file of another version of Sempadan"
    do = "bring this installation to the version that wrote it"


class NotARecipient(SempadanError):
    """A text that is no recipient."""

    text = "not a recipient (its text is withheld); a recipient begins with age1 and has 62 characters"
    do = "copy the recipient whole, as `sempadan coordinator new` printed it"


class NotAnIdentityFile(SempadanError):
    """A file that holds no identity, or one whose text is damaged."""

    text = "{path}: not an identity file, or a damaged one"
    do = "name the file that `sempadan coordinator new` wrote, or take it from its copy"


class NotAKeyShare(SempadanError):
    """A file that is no shared key."""

    text = "{path}: not a shared key"
    do = "name the file that `sempadan key share` wrote; a key itself needs no accepting"


class KeyShareDamaged(SempadanError):
    """A shared key whose text was changed on the way."""

    text = "{path}: the shared key was cut or altered on the way"
    do = "fetch it again, or have it shared again with `sempadan key share`"


class KeyShareForAnother(SempadanError):
    """A shared key that was encrypted to somebody else."""

    text = "{path}: this key was shared with another recipient, and this identity cannot open it"
    do = "use the identity whose recipient you gave, or have the key shared with this one"


class RecipientHoldsKey(SempadanError):
    """An envelope to somebody who holds the key: she could open it and try every name."""

    text = "recipient {recipient} holds this key: whoever opens envelopes and holds the key could try every name"
    do = "encrypt to the coordinator's recipient, who never gets the key"


class RecipientReadsEnvelopes(SempadanError):
    """A key for somebody who gets the envelopes: she could open them and try every name."""

    text = "recipient {recipient} receives envelopes made with this key: with the key she could try every name"
    do = "share the key with agencies only, never with the coordinator"


class NotAName(SempadanError):
    """A list id or an agency code that cannot stand in file names and tables."""

    text = "{what}: not a plain name (at most 64 letters, digits, dots, dashes and underscores)"
    do = "use a short code, such as BP3MI-KALBAR or shelter-2025"


class SecretKnownElsewhere(SempadanError):
    """A second secret for a key and agency would give every record a second pseudonym."""

    text = "agency {agency} has its folder for this key at {folder}; another would rename every record"
    do = "name that folder with --home; if it is lost for good, start anew with --new-home"


class HomeOfAnother(SempadanError):
    """A home of another agency or another key."""

    text = "{folder}: the folder of another agency, or for another key"
    do = "name this agency's own folder for this key, or leave --home out"


class HomeDamaged(SempadanError):
    """A home whose own files do not fit their checks."""

    text = '{folder}: file "{file}" is damaged'
    do = "take the file from its copy; without it, start anew with --new-home"


class HomeInUse(SempadanError):
    """Another process writes into the home."""

    text = "{folder}: another Sempadan is writing into this folder"
    do = "wait until it has ended, then run the command again"


class RefusedForSharing(SempadanError):
    """Rows whose people did not agree, and which no legal basis covers, came as far as encoding."""

    text = "{count} cases are not for sharing and may not leave"
    do = "leave them out: `sempadan check` keeps them at home"


class NotADateColumn(SempadanError):
    """A date column of Cases that holds something else."""

    text = 'column "{column}": {count} values are not dates (YYYY-MM-DD, YYYY-MM or YYYY; their text is withheld)'
    do = "read the list with `sempadan check`, which gives dates this form"


class EnvelopeEmpty(SempadanError):
    """An envelope of no bytes."""

    text = "{path}: incomplete, the file is empty"
    do = "fetch the file again, or have it sent again"


class EnvelopeCut(SempadanError):
    """An envelope shorter than it says."""

    text = "{path}: incomplete, {missing} bytes are missing at its end"
    do = "fetch the file again, or have it sent again; nothing was taken from it"


class EnvelopeTooLong(SempadanError):
    """An envelope with something behind its end."""

    text = "{path}: altered, {extra} bytes stand behind its end"
    do = "have it sent again as a file, not pasted or passed through a text program"


class EnvelopeRewritten(SempadanError):
    """An envelope that a program copied as text."""

    text = "{path}: altered by being copied as text (line ends or characters were changed)"
    do = "have it sent again as a binary file: as an attachment, or in a zip archive"


class EnvelopeInMail(SempadanError):
    """An envelope as the text of a mail."""

    text = "{path}: an envelope in the form of mail text (base64), not the envelope itself"
    do = "save the attachment in your mail program, or have the file sent again as an attachment"


class EnvelopePacked(SempadanError):
    """A packed file."""

    text = "{path}: a packed file (zip, gzip or the like), not an envelope"
    do = "unpack it first, then name the .envelope file inside"


class EnvelopeAltered(SempadanError):
    """An envelope whose bytes are not those that were sealed."""

    text = "{path}: altered; it has its full size, but not the bytes that were sealed"
    do = "fetch the file again, or have it sent again"


class EnvelopeOfOtherVersion(SempadanError):
    """An envelope of another version of the file format."""

    text = "{path}: an envelope of another version ({found}; this installation reads {here})"
    do = "bring both installations to the same version of Sempadan, then encode again"


class EnvelopeSizeImpossible(SempadanError):
    """An envelope that announces more than any envelope can hold."""

    text = "{path}: altered; it announces a size that no envelope has"
    do = "fetch the file again, or have it sent again"


class NotAnEnvelope(SempadanError):
    """A file that is no envelope at all."""

    text = "{path}: not an envelope"
    do = "name a file that `sempadan encode` wrote"


class EnvelopeForAnother(SempadanError):
    """An envelope that was encrypted to another recipient."""

    text = "{path}: encrypted to another coordinator; this identity cannot open it"
    do = "use the identity of the recipient it was made for, or have the list encoded for your recipient"


class EnvelopeOfOtherCodebook(SempadanError):
    """An envelope whose facts follow another codebook."""

    text = "{path}: made with another codebook ({found}; here {here})"
    do = "bring both installations to the same version of Sempadan, then encode the list again"


class EnvelopeOfOtherEncoding(SempadanError):
    """An envelope whose codes follow another encoding."""

    text = "{path}: made with another encoding ({found}; here {here})"
    do = "bring both installations to the same version of Sempadan, then encode the list again"


class EnvelopeFaulty(SempadanError):
    """An envelope that opens, but whose content is not as it must be."""

    text = "{path}: opens, but its content is not that of an envelope"
    do = "have the list encoded again with an unchanged installation of Sempadan"


class EnvelopeWithUnknownCodes(SempadanError):
    """An envelope with codes that this codebook or border pack does not hold."""

    text = '{path}: column "{column}" holds {count} codes that this border pack does not know'
    do = "use the same border pack on both sides (--border), then encode or link again"
