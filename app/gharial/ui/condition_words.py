"""The tables that `explain.py` reads: words for each condition a server, a certificate or a disk may report."""

from collections.abc import Mapping

from gharial.model.failures import CertificateFault, FileFault, FolderBound, LinkFault
from gharial.model.invitation import NOT_VALID
from gharial.model.value import dataclass


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks `text` for lupdate, as Qt's own of this name, whose stub forgets that it returns the text."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """One condition in words, untranslated, with the places of facts in braces."""

    what: str
    advice: str = ""


SIGN_IN: Mapping[str, Words] = {
    "not-authorized": Words(
        QT_TRANSLATE_NOOP("explain", "The server does not know {account} with this password."),
        QT_TRANSLATE_NOOP("explain", "Check the address and the password, and try again."),
    ),
    "account-disabled": Words(
        QT_TRANSLATE_NOOP("explain", "The server has switched off {account}."),
        QT_TRANSLATE_NOOP("explain", "Ask the server's operator."),
    ),
    "credentials-expired": Words(
        QT_TRANSLATE_NOOP("explain", "The password of {account} has expired."),
        QT_TRANSLATE_NOOP("explain", "Set a new one with the server's operator, then enter it here."),
    ),
    "temporary-auth-failure": Words(
        QT_TRANSLATE_NOOP("explain", "The server cannot check passwords at the moment."),
        QT_TRANSLATE_NOOP("explain", "Try again in a few minutes."),
    ),
    "encryption-required": Words(
        QT_TRANSLATE_NOOP("explain", "The server wants a better protected connection before it takes a password."),
        QT_TRANSLATE_NOOP("explain", "Ask the server's operator which server and port to use."),
    ),
    "mechanism-too-weak": Words(
        QT_TRANSLATE_NOOP("explain", "The server wants a stronger way to sign in than the one that was tried."),
        QT_TRANSLATE_NOOP("explain", "Ask the server's operator; the password may have to be set anew."),
    ),
    "invalid-mechanism": Words(
        QT_TRANSLATE_NOOP("explain", "The server and Gharial know no common way to sign in."),
        QT_TRANSLATE_NOOP("explain", "Ask the server's operator to offer sign-in with SCRAM."),
    ),
    "invalid-authzid": Words(
        QT_TRANSLATE_NOOP("explain", "The server does not let this password sign in as {account}."),
        QT_TRANSLATE_NOOP("explain", "Check the address."),
    ),
    "malformed-request": Words(
        QT_TRANSLATE_NOOP("explain", "The server did not understand the sign-in of {account}."),
        QT_TRANSLATE_NOOP("explain", "Check the address and the password for unusual characters."),
    ),
}

STREAM: Mapping[str, Words] = {
    "conflict": Words(
        QT_TRANSLATE_NOOP("explain", "Another program signed in with the same device name and took the place."),
        QT_TRANSLATE_NOOP("explain", "Close the other program, or give this one another device name."),
    ),
    "connection-timeout": Words(
        QT_TRANSLATE_NOOP("explain", "{host} had heard nothing from here for too long and ended the connection."),
        QT_TRANSLATE_NOOP("explain", "Gharial signs in again by itself."),
    ),
    "host-unknown": Words(
        QT_TRANSLATE_NOOP("explain", "The server that answered does not look after {host}."),
        QT_TRANSLATE_NOOP("explain", "Check the part of the address after the @, and the server under “More”."),
    ),
    "host-gone": Words(
        QT_TRANSLATE_NOOP("explain", "{host} has been closed for good by its operator."),
        QT_TRANSLATE_NOOP("explain", "Create an account on another server."),
    ),
    "policy-violation": Words(
        QT_TRANSLATE_NOOP("explain", "{host} ended the connection because something broke its rules."),
        QT_TRANSLATE_NOOP("explain", "It may allow less in a short time. Wait a while, or ask its operator."),
    ),
    "remote-connection-failed": Words(
        QT_TRANSLATE_NOOP("explain", "{host} could not reach a service it needs for signing in."),
        QT_TRANSLATE_NOOP("explain", "Gharial tries again by itself."),
    ),
    "reset": Words(
        QT_TRANSLATE_NOOP("explain", "{host} asked for a fresh connection."),
        QT_TRANSLATE_NOOP("explain", "Gharial signs in again by itself."),
    ),
    "resource-constraint": Words(
        QT_TRANSLATE_NOOP("explain", "{host} has no room for more connections at the moment."),
        QT_TRANSLATE_NOOP("explain", "Gharial tries again by itself; closing other devices may help."),
    ),
    "see-other-host": Words(
        QT_TRANSLATE_NOOP("explain", "{host} wants this account to use another server."),
        QT_TRANSLATE_NOOP("explain", "Ask its operator which one, and enter it under “More”."),
    ),
    "system-shutdown": Words(
        QT_TRANSLATE_NOOP("explain", "{host} is being shut down or restarted."),
        QT_TRANSLATE_NOOP("explain", "Gharial signs in again as soon as it is back."),
    ),
    "internal-server-error": Words(
        QT_TRANSLATE_NOOP("explain", "{host} ended the connection because of a fault of its own."),
        QT_TRANSLATE_NOOP("explain", "Gharial tries again by itself; if it stays so, tell its operator."),
    ),
    "not-authorized": Words(
        QT_TRANSLATE_NOOP("explain", "{host} ended the connection because the sign-in took too long or failed."),
        QT_TRANSLATE_NOOP("explain", "Check the password and try again."),
    ),
    "unsupported-version": Words(
        QT_TRANSLATE_NOOP("explain", "{host} is too old to talk to Gharial."),
        QT_TRANSLATE_NOOP("explain", "Ask its operator to update it, or use another server."),
    ),
}

REGISTRATION: Mapping[str, Words] = {
    "conflict": Words(
        QT_TRANSLATE_NOOP("explain", "Somebody on {host} already has this name."),
        QT_TRANSLATE_NOOP("explain", "Choose another name."),
    ),
    "not-acceptable": Words(
        QT_TRANSLATE_NOOP("explain", "{host} needs something that is missing, or does not accept what was entered."),
        QT_TRANSLATE_NOOP("explain", "Fill in every field; the name may need other letters, or the password more."),
    ),
    "bad-request": Words(
        QT_TRANSLATE_NOOP("explain", "{host} did not accept what was entered."),
        QT_TRANSLATE_NOOP("explain", "Check every field and try again."),
    ),
    "jid-malformed": Words(
        QT_TRANSLATE_NOOP("explain", "{host} cannot make an address from this name."),
        QT_TRANSLATE_NOOP("explain", "Choose a name of letters, digits and dots."),
    ),
    "not-authorized": Words(
        QT_TRANSLATE_NOOP("explain", "The answer to the picture was not the one that {host} expected."),
        QT_TRANSLATE_NOOP("explain", "Ask for the form again and read the new picture."),
    ),
    "not-allowed": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not let programs create accounts."),
        QT_TRANSLATE_NOOP("explain", "Look on its web page, ask its operator, or choose another server."),
    ),
    "forbidden": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not let programs create accounts."),
        QT_TRANSLATE_NOOP("explain", "Look on its web page, ask its operator, or choose another server."),
    ),
    "feature-not-implemented": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not let programs create accounts."),
        QT_TRANSLATE_NOOP("explain", "Look on its web page, ask its operator, or choose another server."),
    ),
    "service-unavailable": Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not let programs create accounts."),
        QT_TRANSLATE_NOOP("explain", "Look on its web page, ask its operator, or choose another server."),
    ),
    NOT_VALID: Words(
        QT_TRANSLATE_NOOP("explain", "{host} does not take this invitation: it was used already, or its time is over."),
        QT_TRANSLATE_NOOP("explain", "Ask whoever sent it for a new one."),
    ),
    "resource-constraint": Words(
        QT_TRANSLATE_NOOP("explain", "Too many accounts were asked for from this network in a short time."),
        QT_TRANSLATE_NOOP("explain", "Wait a while and try again."),
    ),
    "policy-violation": Words(
        QT_TRANSLATE_NOOP("explain", "{host} has a rule against this account."),
        QT_TRANSLATE_NOOP("explain", "Try another name or a longer password, or ask its operator."),
    ),
}

REQUEST: Mapping[str, Words] = {
    "bad-request": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} did not understand the request."),
        QT_TRANSLATE_NOOP("explain", "“Copy details” has what is needed to report it."),
    ),
    "conflict": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} already has an entry with this name."),
        QT_TRANSLATE_NOOP("explain", "Choose another name."),
    ),
    "feature-not-implemented": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} does not offer this."),
    ),
    "forbidden": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} does not allow you to do this."),
        QT_TRANSLATE_NOOP("explain", "Ask for permission first."),
    ),
    "gone": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} is no longer at this address."),
        QT_TRANSLATE_NOOP("explain", "Ask for the new address."),
    ),
    "internal-server-error": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} could not do it because of a fault of its own."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
    ),
    "item-not-found": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} does not have what was asked for."),
        QT_TRANSLATE_NOOP("explain", "Check the address."),
    ),
    "jid-malformed": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} is not an address the server can deliver to."),
        QT_TRANSLATE_NOOP("explain", "Check the address."),
    ),
    "not-acceptable": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} does not accept this."),
    ),
    "not-allowed": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} lets nobody do this."),
    ),
    "not-authorized": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} wants to know who you are before doing this."),
        QT_TRANSLATE_NOOP("explain", "Go offline and online again."),
    ),
    "policy-violation": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} refused this because it breaks a rule there."),
        QT_TRANSLATE_NOOP("explain", "Ask the server's operator what is allowed."),
    ),
    "recipient-unavailable": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} is offline."),
        QT_TRANSLATE_NOOP("explain", "Try again when they are back."),
    ),
    "registration-required": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} only does this for people who are signed up there."),
    ),
    "remote-server-not-found": Words(
        QT_TRANSLATE_NOOP("explain", "Your server cannot find the server of {peer}."),
        QT_TRANSLATE_NOOP("explain", "Check the part of the address after the @."),
    ),
    "remote-server-timeout": Words(
        QT_TRANSLATE_NOOP("explain", "The server of {peer} does not answer."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
    ),
    "resource-constraint": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} is too busy at the moment, or has no room left."),
        QT_TRANSLATE_NOOP("explain", "Try again later."),
    ),
    "service-unavailable": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} cannot be reached or does not offer this."),
        QT_TRANSLATE_NOOP("explain", "Check the address, or try again when they are back."),
    ),
    "subscription-required": Words(
        QT_TRANSLATE_NOOP("explain", "{peer} only does this for contacts."),
        QT_TRANSLATE_NOOP("explain", "Add them first, and wait until they agree."),
    ),
}

CERTIFICATE: Mapping[str, Words] = {
    CertificateFault.UNTRUSTED.value: Words(
        QT_TRANSLATE_NOOP(
            "explain", "{host} could not prove who it is: nobody this computer trusts has signed its certificate."
        ),
        QT_TRANSLATE_NOOP(
            "explain",
            "Nothing was sent. If the server is run privately, choose its operator's certificate file under “More”.",
        ),
    ),
    CertificateFault.EXPIRED.value: Words(
        QT_TRANSLATE_NOOP("explain", "{host} could not prove who it is: its certificate has expired."),
        QT_TRANSLATE_NOOP(
            "explain", "Nothing was sent. Check the date of this computer; if it is right, tell the server's operator."
        ),
    ),
    CertificateFault.NOT_YET_VALID.value: Words(
        QT_TRANSLATE_NOOP("explain", "{host} could not prove who it is: its certificate is only valid later."),
        QT_TRANSLATE_NOOP(
            "explain", "Nothing was sent. Check the date of this computer; if it is right, tell the server's operator."
        ),
    ),
    CertificateFault.OTHER_HOST.value: Words(
        QT_TRANSLATE_NOOP("explain", "{host} could not prove who it is: its certificate belongs to another server."),
        QT_TRANSLATE_NOOP(
            "explain", "Nothing was sent. Check the address; on a public network, somebody may be in between."
        ),
    ),
    CertificateFault.OTHER.value: Words(
        QT_TRANSLATE_NOOP("explain", "{host} could not prove who it is: its certificate is not valid."),
        QT_TRANSLATE_NOOP("explain", "Nothing was sent. Tell the server's operator."),
    ),
}

FILE: Mapping[str, Words] = {
    FileFault.VANISHED.value: Words(
        QT_TRANSLATE_NOOP("explain", "“{name}” is no longer in {folder}."),
        QT_TRANSLATE_NOOP("explain", "Put it back or choose it again."),
    ),
    FileFault.NO_PERMISSION.value: Words(
        QT_TRANSLATE_NOOP("explain", "You have no permission for “{name}” in {folder}."),
        QT_TRANSLATE_NOOP("explain", "Choose another place, or change its permissions."),
    ),
    FileFault.DISK_FULL.value: Words(
        QT_TRANSLATE_NOOP("explain", "The disk that holds {folder} is full."),
        QT_TRANSLATE_NOOP("explain", "Free some space or choose another folder; what has begun goes on by itself."),
    ),
    FileFault.CHANGED.value: Words(
        QT_TRANSLATE_NOOP("explain", "“{name}” was changed while it was being sent."),
        QT_TRANSLATE_NOOP("explain", "Send it again once nothing writes to it any more."),
    ),
    FileFault.NOT_A_FILE.value: Words(
        QT_TRANSLATE_NOOP("explain", "“{name}” in {folder} is neither a file nor a folder that can be sent."),
        QT_TRANSLATE_NOOP("explain", "Choose files or folders."),
    ),
    FileFault.NO_FOLDER.value: Words(
        QT_TRANSLATE_NOOP("explain", "The folder {path} does not exist."),
        QT_TRANSLATE_NOOP("explain", "Choose another folder, or create it."),
    ),
    FileFault.OTHER.value: Words(
        QT_TRANSLATE_NOOP("explain", "“{name}” in {folder} could not be read or written."),
        QT_TRANSLATE_NOOP("explain", "Check the disk, or choose another place."),
    ),
}

LINK: Mapping[str, Words] = {
    LinkFault.NOT_SECURE.value: Words(
        QT_TRANSLATE_NOOP(
            "explain", "The link to {host} is not encrypted, so anybody on the way could change the file."
        ),
        QT_TRANSLATE_NOOP("explain", "Ask for a link that begins with https."),
    ),
    LinkFault.PRIVATE_ADDRESS.value: Words(
        QT_TRANSLATE_NOOP("explain", "The link leads to {host}, which is inside your own network."),
        QT_TRANSLATE_NOOP("explain", "Take it only if you expect a file from there."),
    ),
    LinkFault.TOO_MANY_REDIRECTS.value: Words(
        QT_TRANSLATE_NOOP("explain", "The link to {host} leads from one place to the next without an end."),
        QT_TRANSLATE_NOOP("explain", "Ask for another link."),
    ),
    LinkFault.MALFORMED.value: Words(
        QT_TRANSLATE_NOOP("explain", "The link to {host} is not one that a file can be fetched from."),
        QT_TRANSLATE_NOOP("explain", "Ask for another link."),
    ),
    LinkFault.HIDDEN_ADDRESS.value: Words(
        QT_TRANSLATE_NOOP(
            "explain", "Fetching from {host} would show your address, which this contact must not learn."
        ),
        QT_TRANSLATE_NOOP("explain", "Change that in the contact's settings if you want the file."),
    ),
    LinkFault.BROKEN_SEAL.value: Words(
        QT_TRANSLATE_NOOP(
            "explain",
            "What came from {host} does not open with the key of its link: it was changed, or is another file.",
        ),
        QT_TRANSLATE_NOOP("explain", "Nothing of it was kept. Ask for another link."),
    ),
}

FOLDER: Mapping[str, Words] = {
    FolderBound.ENTRIES.value: Words(
        QT_TRANSLATE_NOOP(
            "explain", "The folder “{name}” holds {found} files, and no more than {limit} can travel together."
        ),
        QT_TRANSLATE_NOOP("explain", "Pack it into one file, or send its folders one after the other."),
    ),
    FolderBound.DEPTH.value: Words(
        QT_TRANSLATE_NOOP("explain", "The folder “{name}” has folders within folders, more than {limit} deep."),
        QT_TRANSLATE_NOOP("explain", "Pack it into one file."),
    ),
    FolderBound.BYTES.value: Words(
        QT_TRANSLATE_NOOP("explain", "The names in the folder “{name}” are too long to be sent."),
        QT_TRANSLATE_NOOP("explain", "Pack it into one file, or send its folders one after the other."),
    ),
    FolderBound.SINGLE_FILES.value: Words(
        QT_TRANSLATE_NOOP(
            "explain",
            "Their program takes no folders, and the {found} files of “{name}” are too many to be offered one by one.",
        ),
        QT_TRANSLATE_NOOP("explain", "Pack it into one file."),
    ),
    "malformed": Words(
        QT_TRANSLATE_NOOP(
            "explain", "The folder “{name}” came with a list of files that no folder has. Nothing of it was kept."
        ),
        QT_TRANSLATE_NOOP("explain", "Ask for single files, and take them only from people you trust."),
    ),
}
"""By `FolderTooLarge.bound`; "malformed" for FolderMalformed."""
