"""Why a file could not be read, or a copy of it not be written: a class per fact.

Parameters name files, sheets, rows, columns and codes. None holds the text of a cell; a column's
header may stand there, where the row was recognised as a header.
"""

from __future__ import annotations

from sempadan.schema.errors import SempadanError


class FileIsEmpty(SempadanError):
    """A file of no bytes, or of blanks only."""

    text = "{file}: the file is empty"
    do = "ask for the file again; the copy may have been interrupted"


class FileIsPdf(SempadanError):
    """A PDF, whatever its name says."""

    text = "{file}: this is a PDF document, not a list"
    do = "ask for the workbook (.xlsx, .ods) or the CSV file it was printed from"


class FileIsImage(SempadanError):
    """A picture, whatever its name says."""

    text = "{file}: this is a picture, not a list"
    do = "ask for the workbook (.xlsx, .ods) or the CSV file that was photographed or scanned"


class FileIsWebPage(SempadanError):
    """A web page saved or exported under the name of a workbook."""

    text = "{file}: this is a web page, even if its name ends in .xls"
    do = "open it in Excel or LibreOffice and save it as .xlsx"


class FileIsArchive(SempadanError):
    """A compressed folder."""

    text = "{file}: this is a compressed folder, not a list"
    do = "unpack it and name the workbook or CSV file inside"


class FileIsOtherDocument(SempadanError):
    """A document of another program."""

    text = "{file}: this is a file of another kind ({kind}), not a list"
    do = "copy the table into a workbook and save it as .xlsx, or export it as CSV"


class NotAList(SempadanError):
    """Bytes that are neither a workbook nor text."""

    text = "{file}: this is neither a workbook nor a text file"
    do = "save the list as .xlsx, .ods or CSV and name that file"


class PasswordProtected(SempadanError):
    """A workbook that needs a password to be opened."""

    text = "{file}: the workbook is protected by a password"
    do = "open it, remove the password (File, Info, Protect Workbook), save it, and name the saved file"


class WorkbookDamaged(SempadanError):
    """A workbook whose inside cannot be read."""

    text = "{file}: the workbook is damaged and cannot be read"
    do = "open it in Excel or LibreOffice, let the program repair it, and save it as .xlsx"


class FileTooLarge(SempadanError):
    """A file, or what a compressed workbook would unfold to, beyond the limit."""

    text = "{file}: the file, or what is packed in it, is larger than {limit} MB"
    do = "split the list into several files, one a year for example"


class TooManyCells(SempadanError):
    """A sheet that reaches so far down or to the right that it would fill the memory."""

    text = "{file}: a sheet reaches to row {row}, column {column}, more than {limit} cells"
    do = "press Ctrl+End in each sheet, delete the rows and columns beyond the list, and save"


class TooManyRowsForCopy(SempadanError):
    """A list longer than a sheet of a workbook can be."""

    text = "{file}: the list is longer or wider than a sheet of a workbook can be, so no copy can be made"
    do = "split the list into several files, or run the command without a copy"


class EncodingUnknown(SempadanError):
    """Text whose encoding could not be found."""

    text = "{file}: the encoding of the text could not be found"
    do = "name it, for example --encoding windows-1252, or save the list as CSV UTF-8"


class NoSuchEncoding(SempadanError):
    """An encoding that nobody knows."""

    text = '"{encoding}" is not the name of a text encoding'
    do = "name one such as utf-8, windows-1252 or utf-16"


class EncodingDisagrees(SempadanError):
    """Text that is not in the encoding the user named."""

    text = "{file}, line {line}: the text is not in the encoding {encoding}"
    do = "leave out --encoding, or name another"


class NoSuchDelimiter(SempadanError):
    """A delimiter that is not one character."""

    text = "a delimiter is one character, or the word tab"
    do = "name it, for example --delimiter ';'"


class NoSuchSheet(SempadanError):
    """A sheet that the workbook does not have."""

    text = '{file}: there is no sheet "{sheet}"; the sheets are: {sheets}'
    do = "name one of them with --sheet"


class NoSuchRow(SempadanError):
    """A header row that the sheet does not have."""

    text = '{file}, sheet "{sheet}": row {row} is empty, so it cannot be the header'
    do = "name the row, as the spreadsheet numbers it, in which the column names stand"


class NoTable(SempadanError):
    """A file in which no row looks like the header of a list."""

    text = "{file}: no row was found that names the columns of a list (sheets: {sheets})"
    do = "name the row with --header ROW; it needs column names such as Nama, Tgl Lahir, L/P"


class NoNameColumn(SempadanError):
    """A list without a column of names."""

    text = '{file}, sheet "{sheet}", row {row}: no column was recognised as the name of the person'
    do = 'call the column "Nama", or map it in a profile (sempadan look FILE --save PROFILE)'


class TwoNameColumns(SempadanError):
    """Two columns that could equally be the name of the person."""

    text = '{file}, sheet "{sheet}", row {row}: the columns {columns} could each be the name of the person'
    do = "rename one, or say in a profile which it is (sempadan look FILE --save PROFILE)"


class FieldMappedTwice(SempadanError):
    """A profile that gives one field to two columns of the same table."""

    text = '{file}, sheet "{sheet}": the profile maps the field {field} to the columns {columns}'
    do = "keep the field for one column of the profile and leave the other empty"


class ProfileUnreadable(SempadanError):
    """A file that is no profile of this version."""

    text = "{file}: this is not a profile that this version of Sempadan can read"
    do = "write it anew: sempadan look FILE --save PROFILE"


class ProfileEntryWrong(SempadanError):
    """An entry of a profile that is unknown or of the wrong kind."""

    text = "{file}: the entry {entry} of the profile is unknown or has a value it cannot have"
    do = "correct it, or write the profile anew: sempadan look FILE --save PROFILE"


class ProfileFieldUnknown(SempadanError):
    """A profile that maps a column to a field that the codebook does not have."""

    text = '{file}: the profile maps the column "{column}" to a field that is not in the codebook'
    do = "use a name of the codebook, or leave the field empty"
