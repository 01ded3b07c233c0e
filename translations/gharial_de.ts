<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AccountDialog</name>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Device name</source>
            <translation>Gerätename</translation>
        </message>
        <message>
            <source>made up once and kept</source>
            <translation>wird einmal ausgedacht und behalten</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>Neues Passwort</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>unverändert</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
    </context>
    <context>
        <name>AccountRow</name>
        <message>
            <source>Status of {account}: {status}</source>
            <translation>Status von {account}: {status}</translation>
        </message>
        <message>
            <source>Change your status</source>
            <translation>Status ändern</translation>
        </message>
        <message>
            <source>The password is needed to sign in.</source>
            <translation>Zum Anmelden fehlt das Passwort.</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>Passwort …</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbinden …</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>No connection – next try in {time}</source>
            <translation>Keine Verbindung – nächster Versuch in {time}</translation>
        </message>
        <message>
            <source>No connection – trying again…</source>
            <translation>Keine Verbindung – neuer Versuch läuft …</translation>
        </message>
        <message>
            <source>The server refused the connection.</source>
            <translation>Der Server hat die Verbindung abgelehnt.</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message>
            <source>An account without its tick stays here, but does not sign in.</source>
            <translation>Ein Konto ohne Häkchen bleibt hier, meldet sich aber nicht an.</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Konten</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Hinzufügen …</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Entfernen …</translation>
        </message>
        <message>
            <source>Signs in to one more account, or creates one.</source>
            <translation>Meldet ein weiteres Konto an oder legt eines an.</translation>
        </message>
        <message>
            <source>Password, name of this device and server of the chosen account.</source>
            <translation>Passwort, Name dieses Geräts und Server des gewählten Kontos.</translation>
        </message>
        <message>
            <source>Signs out and forgets the chosen account; what was said in it stays here.</source>
            <translation>Meldet das gewählte Konto ab und vergisst es; was darin gesagt wurde, bleibt hier.</translation>
        </message>
        <message>
            <source>Remove account</source>
            <translation>Konto entfernen</translation>
        </message>
        <message>
            <source>Remove {account} from Gharial?</source>
            <translation>{account} aus Gharial entfernen?</translation>
        </message>
        <message>
            <source>Its password is forgotten here. The account on the server and the conversations stay.</source>
            <translation>Das Passwort wird hier vergessen. Das Konto auf dem Server und die Unterhaltungen bleiben.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>AddDialog</name>
        <message>
            <source>Add contact</source>
            <translation>Kontakt hinzufügen</translation>
        </message>
        <message>
            <source>bob@river.example</source>
            <translation>bob@river.example</translation>
        </message>
        <message>
            <source>As you call them</source>
            <translation>Wie du sie oder ihn nennst</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Hello, I would like to add you to my contacts.</source>
            <translation>Hallo, ich möchte dich gern hinzufügen.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>&amp;Gruppe</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>K&amp;onto</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>Na&amp;chricht</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>Du bist mit keinem Konto angemeldet. Füge zuerst in den Einstellungen eines hinzu.</translation>
        </message>
        <message>
            <source>That is your own address. Write the address of the other person.</source>
            <translation>Das ist deine eigene Adresse. Gib die Adresse der anderen Person ein.</translation>
        </message>
        <message>
            <source>{name} is in your contacts already.</source>
            <translation>{name} ist schon in deinen Kontakten.</translation>
        </message>
    </context>
    <context>
        <name>AmountField</name>
        <message>
            <source>{name}: unit</source>
            <translation>{name}: Einheit</translation>
        </message>
    </context>
    <context>
        <name>Arrivals</name>
        <message numerus="yes">
            <source>%n files have arrived</source>
            <translation>
                <numerusform>%Ln Datei ist angekommen</numerusform>
                <numerusform>%Ln Dateien sind angekommen</numerusform>
            </translation>
        </message>
        <message>
            <source>A file from {name} has arrived</source>
            <translation>Eine Datei von {name} ist angekommen</translation>
        </message>
        <message numerus="yes">
            <source>%n files from {name} have arrived</source>
            <translation>
                <numerusform>%Ln Datei von {name} ist angekommen</numerusform>
                <numerusform>%Ln Dateien von {name} sind angekommen</numerusform>
            </translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
    </context>
    <context>
        <name>AskBar</name>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>AutostartBox</name>
        <message>
            <source>Start with the session</source>
            <translation>Mit der Sitzung starten</translation>
        </message>
    </context>
    <context>
        <name>BlockQuestion</name>
        <message>
            <source>Block {names}? Nothing of theirs reaches you any more, and what they offer is declined.</source>
            <translation>{names} blockieren? Von dort erreicht dich nichts mehr, und was angeboten wird, wird abgelehnt.</translation>
        </message>
        <message>
            <source>Do not block</source>
            <translation>Nicht blockieren</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Blockieren</translation>
        </message>
    </context>
    <context>
        <name>ChatWindow</name>
        <message>
            <source>{name} — Gharial</source>
            <translation>{name} — Gharial</translation>
        </message>
        <message>
            <source>Conversations — Gharial</source>
            <translation>Unterhaltungen — Gharial</translation>
        </message>
    </context>
    <context>
        <name>ComingsLine</name>
        <message>
            <source>{names} came in</source>
            <translation>{names} gekommen</translation>
        </message>
        <message>
            <source>{names} left</source>
            <translation>{names} gegangen</translation>
        </message>
        <message>
            <source>{old} is now {new}</source>
            <translation>{old} heißt jetzt {new}</translation>
        </message>
    </context>
    <context>
        <name>CompanionChoice</name>
        <message>
            <source>All of them</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Ticks all files of the list, or none. Space ticks a single one.</source>
            <translation>Hakt alle Dateien der Liste an, oder keine. Die Leertaste hakt eine einzelne an.</translation>
        </message>
        <message>
            <source>Take nothing</source>
            <translation>Nichts nehmen</translation>
        </message>
        <message>
            <source>Take all {count}, {size}</source>
            <translation>Alle {count} nehmen, {size}</translation>
        </message>
        <message>
            <source>Take all {count}</source>
            <translation>Alle {count} nehmen</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}, {size}</source>
            <translation>{chosen} von {count} nehmen, {size}</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}</source>
            <translation>{chosen} von {count} nehmen</translation>
        </message>
    </context>
    <context>
        <name>CompanionTree</name>
        <message>
            <source>Files offered together</source>
            <translation>Zusammen angebotene Dateien</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>{name}, folder with files that can do harm</source>
            <translation>{name}, Ordner mit Dateien, die Schaden anrichten können</translation>
        </message>
        <message>
            <source>{name}, folder</source>
            <translation>{name}, Ordner</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>Datei senden (Strg+Umschalt+U)</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>Datei senden</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>Dateien senden …</translation>
        </message>
        <message>
            <source>Send a folder…</source>
            <translation>Ordner senden …</translation>
        </message>
        <message>
            <source>Let them fetch a file…</source>
            <translation>Datei zum Abholen freigeben …</translation>
        </message>
        <message>
            <source>Files they may fetch</source>
            <translation>Dateien zum Abholen</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>Freigegebene Dateien …</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>Nachricht senden</translation>
        </message>
        <message>
            <source>Emoji (Ctrl+.)</source>
            <translation>Emoji (Strg+.)</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>Emoji einfügen</translation>
        </message>
        <message>
            <source>Message {name}</source>
            <translation>Nachricht an {name}</translation>
        </message>
        <message>
            <source>Answering {name}: {text}</source>
            <translation>Antwort an {name}: {text}</translation>
        </message>
        <message>
            <source>Editing your message</source>
            <translation>Du bearbeitest deine Nachricht</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Write a message of its own instead (Escape)</source>
            <translation>Stattdessen eine eigene Nachricht schreiben (Escape)</translation>
        </message>
        <message>
            <source>Write a message of its own instead</source>
            <translation>Stattdessen eine eigene Nachricht schreiben</translation>
        </message>
    </context>
    <context>
        <name>ConsentBar</name>
        <message>
            <source>Upload</source>
            <translation>Hochladen</translation>
        </message>
        <message>
            <source>Always for this account</source>
            <translation>Bei diesem Konto immer</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>Warten</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left. A copy ({size}) will lie there, and {name} gets a link.</source>
            <translation>Es bleibt nur das Hochladen auf {server}. Dort liegt dann eine Kopie ({size}), und {name} bekommt einen Link.</translation>
        </message>
        <message>
            <source>It is sent when {name} is back. Or upload it now: a copy will lie on your server.</source>
            <translation>Wird gesendet, sobald {name} wieder da ist. Oder jetzt hochladen: Dann liegt eine Kopie auf deinem Server.</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>Jetzt hochladen</translation>
        </message>
    </context>
    <context>
        <name>ContactDelegate</name>
        <message>
            <source>New name</source>
            <translation>Neuer Name</translation>
        </message>
    </context>
    <context>
        <name>ContactFilesDialog</name>
        <message>
            <source>Files with {name}</source>
            <translation>Dateien mit {name}</translation>
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Open conversation</source>
            <translation>Unterhaltung öffnen</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>Dateien senden …</translation>
        </message>
        <message>
            <source>Send folder…</source>
            <translation>Ordner senden …</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>Freigegebene Dateien …</translation>
        </message>
        <message>
            <source>File settings…</source>
            <translation>Dateieinstellungen …</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>Zu den Kontakten hinzufügen …</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Adresse kopieren</translation>
        </message>
        <message>
            <source>Unblock</source>
            <translation>Nicht mehr blockieren</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Blockieren</translation>
        </message>
        <message>
            <source>Block and report as spam</source>
            <translation>Blockieren und als Spam melden</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Entfernen …</translation>
        </message>
        <message>
            <source>Send to a device</source>
            <translation>An ein Gerät senden</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>New group…</source>
            <translation>Neue Gruppe …</translation>
        </message>
    </context>
    <context>
        <name>ContactView</name>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
    </context>
    <context>
        <name>ConversationBar</name>
        <message>
            <source>Conversations</source>
            <translation>Unterhaltungen</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>In ein eigenes Fenster verschieben</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>ConversationHeader</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>Datei senden (Strg+Umschalt+U)</translation>
        </message>
        <message>
            <source>Search this conversation (Ctrl+F)</source>
            <translation>Diese Unterhaltung durchsuchen (Strg+F)</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>Du bist nicht verbunden</translation>
        </message>
        <message>
            <source>Blocked: nothing goes to them or comes from them</source>
            <translation>Blockiert: Nichts geht hin, nichts kommt an</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>1 Gerät</translation>
        </message>
        <message numerus="yes">
            <source>%n devices</source>
            <translation>
                <numerusform>ein Gerät</numerusform>
                <numerusform>%Ln Geräte</numerusform>
            </translation>
        </message>
        <message>
            <source>Back among the tabs</source>
            <translation>Zurück zu den Tabs</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>In ein eigenes Fenster verschieben</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>schreibt …</translation>
        </message>
    </context>
    <context>
        <name>ConversationTabs</name>
        <message>
            <source>Close (Ctrl+W)</source>
            <translation>Schließen (Strg+W)</translation>
        </message>
        <message>
            <source>{name} (@{count})</source>
            <translation>{name} (@{count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread, {mentions} of them mention you</source>
            <translation>{name}, {count} ungelesen, davon {mentions} mit deinem Namen</translation>
        </message>
        <message>
            <source>{name} ({count})</source>
            <translation>{name} ({count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread</source>
            <translation>{name}, {count} ungelesen</translation>
        </message>
        <message>
            <source>{peer}, as {account}</source>
            <translation>{peer}, als {account}</translation>
        </message>
        <message>
            <source>Close the conversation with {name}</source>
            <translation>Unterhaltung mit {name} schließen</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>You</source>
            <translation>Du</translation>
        </message>
        <message>
            <source>Nothing was said yet. Write to {name}, or drop a file here.</source>
            <translation>Hier steht noch nichts. Schreib {name}, oder zieh eine Datei hierher.</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Send files to {name}</source>
            <translation>Dateien an {name} senden</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>Ordner an {name} senden</translation>
        </message>
        <message>
            <source>Send files to {name} on {device}</source>
            <translation>Dateien an {name} auf {device} senden</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln Person</numerusform>
                <numerusform>%Ln Personen</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>New group</source>
            <translation>Neue Gruppe</translation>
        </message>
        <message>
            <source>Name of the new group:</source>
            <translation>Name der neuen Gruppe:</translation>
        </message>
        <message>
            <source>Remove contact</source>
            <translation>Kontakt entfernen</translation>
        </message>
        <message>
            <source>Remove {name} ({address}) from your contacts?</source>
            <translation>{name} ({address}) aus deinen Kontakten entfernen?</translation>
        </message>
        <message>
            <source>You will no longer see each other online. What you have written to each other stays.</source>
            <translation>Ihr seht dann nicht mehr, ob der andere online ist. Was ihr euch geschrieben habt, bleibt.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
    </context>
    <context>
        <name>DetachedWindow</name>
        <message>
            <source>{name} — Gharial</source>
            <translation>{name} — Gharial</translation>
        </message>
    </context>
    <context>
        <name>DetailsDialog</name>
        <message>
            <source>Details of {room}</source>
            <translation>Details von {room}</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>Besch&amp;reibung</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keins</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>Only &amp;members may come in</source>
            <translation>Nur &amp;Mitglieder dürfen hinein</translation>
        </message>
        <message>
            <source>&amp;Guests may only listen</source>
            <translation>&amp;Gäste dürfen nur zuhören</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>&amp;Bleibt, wenn alle gegangen sind</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>In der &amp;Liste des Servers zeigen</translation>
        </message>
        <message>
            <source>Who belongs to this group chat</source>
            <translation>Wer zu diesem Gruppenchat gehört</translation>
        </message>
        <message>
            <source>&amp;Take off the list…</source>
            <translation>&amp;Von der Liste nehmen …</translation>
        </message>
        <message>
            <source>Close this group chat for good…</source>
            <translation>Diesen Gruppenchat endgültig schließen …</translation>
        </message>
        <message>
            <source>Asking for the members…</source>
            <translation>Mitglieder werden geholt …</translation>
        </message>
        <message>
            <source>Nobody is on its lists, or they are not shown to you.</source>
            <translation>Auf seinen Listen steht niemand, oder du darfst sie nicht sehen.</translation>
        </message>
        <message>
            <source>&amp;Lift the ban…</source>
            <translation>Bann au&amp;fheben …</translation>
        </message>
        <message>
            <source>Lift the ban</source>
            <translation>Bann aufheben</translation>
        </message>
        <message>
            <source>Let {name} come back?</source>
            <translation>{name} zurückkommen lassen?</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>Von der Liste nehmen</translation>
        </message>
        <message>
            <source>Take {name} off the list of this group chat?</source>
            <translation>{name} von der Liste dieses Gruppenchats nehmen?</translation>
        </message>
        <message>
            <source>Close {room} for good? Everybody is sent out, and nobody can come back.</source>
            <translation>{room} endgültig schließen? Alle werden hinausgeworfen, und niemand kann zurück.</translation>
        </message>
        <message>
            <source>Close group chat</source>
            <translation>Gruppenchat schließen</translation>
        </message>
        <message>
            <source>Close for good</source>
            <translation>Endgültig schließen</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>Details of the selected transfer</source>
            <translation>Details der gewählten Übertragung</translation>
        </message>
        <message>
            <source>Way</source>
            <translation>Weg</translation>
        </message>
        <message>
            <source>Speed of the last minute</source>
            <translation>Tempo der letzten Minute</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Versuche</translation>
        </message>
        <message>
            <source>Did not arrive</source>
            <translation>Nicht angekommen</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>Nachweis</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
        <message>
            <source>Copies a technical account of this transfer</source>
            <translation>Kopiert einen technischen Bericht über diese Übertragung</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>Beleg speichern …</translation>
        </message>
        <message>
            <source>Writes into a file who sent what to whom, and its hashes</source>
            <translation>Schreibt in eine Datei, wer wem was gesendet hat, und die Prüfsummen</translation>
        </message>
    </context>
    <context>
        <name>DialogFrame</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>K&amp;onto</translation>
        </message>
    </context>
    <context>
        <name>EmojiPicker</name>
        <message>
            <source>Emoji</source>
            <translation>Emoji</translation>
        </message>
        <message>
            <source>Search emoji</source>
            <translation>Emoji suchen</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
    </context>
    <context>
        <name>EmptyPage</name>
        <message>
            <source>No account yet</source>
            <translation>Noch kein Konto</translation>
        </message>
        <message>
            <source>Set up an account to see your contacts here.</source>
            <translation>Richte ein Konto ein, dann stehen deine Kontakte hier.</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>No contacts yet</source>
            <translation>Noch keine Kontakte</translation>
        </message>
        <message>
            <source>Add somebody by their address. Then you can write to each other and send files.</source>
            <translation>Füge jemanden mit seiner Adresse hinzu. Dann könnt ihr euch schreiben und Dateien senden.</translation>
        </message>
        <message>
            <source>Add contact…</source>
            <translation>Kontakt hinzufügen …</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbinden …</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Your contacts are shown here as soon as you are signed in.</source>
            <translation>Deine Kontakte erscheinen hier, sobald du angemeldet bist.</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>Niemand gefunden</translation>
        </message>
        <message>
            <source>None of your contacts has “{text}” in the name or address.</source>
            <translation>Keiner deiner Kontakte hat „{text}“ im Namen oder in der Adresse.</translation>
        </message>
        <message>
            <source>Add {address}…</source>
            <translation>{address} hinzufügen …</translation>
        </message>
    </context>
    <context>
        <name>FilePublishing</name>
        <message>
            <source>A file that {name} may fetch</source>
            <translation>Eine Datei, die {name} abholen darf</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Stop offering {name}</source>
            <translation>{name} nicht mehr freigeben</translation>
        </message>
    </context>
    <context>
        <name>FileSending</name>
        <message>
            <source>Send files to {name}</source>
            <translation>Dateien an {name} senden</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>Ordner an {name} senden</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Send this picture to {name}?</source>
            <translation>Dieses Bild an {name} senden?</translation>
        </message>
        <message>
            <source>Send this picture to {name} when they are back?</source>
            <translation>Dieses Bild an {name} senden, sobald die Person wieder da ist?</translation>
        </message>
        <message>
            <source>Screenshot {time}</source>
            <translation>Bildschirmfoto {time}</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search files and people</source>
            <translation>Dateien und Personen suchen</translation>
        </message>
        <message>
            <source>Search by the name of a file or a person (Ctrl+F)</source>
            <translation>Nach dem Namen einer Datei oder Person suchen (Strg+F)</translation>
        </message>
        <message>
            <source>All {count}</source>
            <translation>Alle {count}</translation>
        </message>
        <message>
            <source>Active {count}</source>
            <translation>Aktiv {count}</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>Wartend {count}</translation>
        </message>
        <message>
            <source>Finished {count}</source>
            <translation>Fertig {count}</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>All accounts</source>
            <translation>Alle Konten</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Sent and received</source>
            <translation>Gesendet und empfangen</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>Alle Arten</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>Strom</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>Von oder an</translation>
        </message>
        <message>
            <source>Only stanzas from or to this address, or a part of it</source>
            <translation>Nur Stanzas von oder an diese Adresse oder einen Teil davon</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>Stanzas durchsuchen</translation>
        </message>
        <message>
            <source>Only stanzas that hold these words (Ctrl+F)</source>
            <translation>Nur Stanzas mit diesen Wörtern (Strg+F)</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>Nur Dateiübertragungen</translation>
        </message>
        <message>
            <source>Only stanzas of Jingle and the other ways to send files.</source>
            <translation>Nur Stanzas von Jingle und den anderen Wegen, Dateien zu senden.</translation>
        </message>
        <message>
            <source>Without acknowledgements</source>
            <translation>Ohne Bestätigungen</translation>
        </message>
        <message>
            <source>Leaves out what the two ends only tell each other to be sure that stanzas arrived.</source>
            <translation>Lässt weg, was beide Seiten einander nur sagen, um sicher zu sein, dass Stanzas angekommen sind.</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Welcome to Gharial</source>
            <translation>Willkommen bei Gharial</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>Konto hinzufügen</translation>
        </message>
    </context>
    <context>
        <name>Floating</name>
        <message>
            <source>Jump to latest</source>
            <translation>Zum Neuesten</translation>
        </message>
        <message numerus="yes">
            <source>%n new messages</source>
            <translation>
                <numerusform>%Ln neue Nachricht</numerusform>
                <numerusform>%Ln neue Nachrichten</numerusform>
            </translation>
        </message>
        <message>
            <source>Jump to latest: {count}</source>
            <translation>Zum Neuesten: {count}</translation>
        </message>
    </context>
    <context>
        <name>GeneralPage</name>
        <message>
            <source>Looks</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>“As the system” changes with the system, at once.</source>
            <translation>„Wie das System“ wechselt mit dem System, sofort.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Another language is spoken when Gharial starts the next time.</source>
            <translation>Eine andere Sprache gilt vom nächsten Start an.</translation>
        </message>
        <message>
            <source>Keep running when the windows are closed</source>
            <translation>Weiterlaufen, wenn die Fenster geschlossen sind</translation>
        </message>
        <message>
            <source>Gharial stays in the tray and goes on receiving; where there is no tray, closing ends it.</source>
            <translation>Gharial bleibt in der Kontrollleiste und empfängt weiter. Wo es keine gibt, endet es mit dem letzten Fenster.</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Notify of new messages</source>
            <translation>Bei neuen Nachrichten melden</translation>
        </message>
        <message>
            <source>Not for the conversation you are looking at.</source>
            <translation>Nicht bei der Unterhaltung, die du gerade ansiehst.</translation>
        </message>
        <message>
            <source>Notify of offered files</source>
            <translation>Bei angebotenen Dateien melden</translation>
        </message>
        <message>
            <source>With buttons to accept or decline, where the system can show them.</source>
            <translation>Mit Knöpfen zum Annehmen und Ablehnen, wo das System sie zeigen kann.</translation>
        </message>
        <message>
            <source>Notify of files that have arrived</source>
            <translation>Über angekommene Dateien benachrichtigen</translation>
        </message>
        <message>
            <source>With a button that opens their folder; not while you look at a window of Gharial.</source>
            <translation>Mit einem Knopf, der ihren Ordner öffnet; nicht, während du auf ein Fenster von Gharial siehst.</translation>
        </message>
        <message>
            <source>Notifications tell</source>
            <translation>Benachrichtigungen nennen</translation>
        </message>
        <message>
            <source>They may also stand on a locked screen, where others can read them.</source>
            <translation>Sie können auch auf einem gesperrten Bildschirm stehen, wo andere sie lesen.</translation>
        </message>
        <message>
            <source>who and what</source>
            <translation>wer und was</translation>
        </message>
        <message>
            <source>only who</source>
            <translation>nur wer</translation>
        </message>
        <message>
            <source>neither who nor what</source>
            <translation>weder wer noch was</translation>
        </message>
        <message>
            <source>Notify also while I am not to be disturbed</source>
            <translation>Auch benachrichtigen, wenn ich nicht gestört werden will</translation>
        </message>
        <message>
            <source>Otherwise an account with the status “Do not disturb” stays silent, and only counts what is new.</source>
            <translation>Sonst bleibt ein Konto mit dem Status „Bitte nicht stören“ still und zählt nur, was neu ist.</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Anwesenheit</translation>
        </message>
        <message>
            <source>Away after (minutes)</source>
            <translation>Abwesend nach (Minuten)</translation>
        </message>
        <message>
            <source>When nobody has touched the computer for so long, contacts see you as away.</source>
            <translation>Wenn so lange niemand am Computer war, sehen dich deine Kontakte als abwesend.</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Unterhaltungen</translation>
        </message>
        <message>
            <source>Enter sends the message</source>
            <translation>Die Eingabetaste sendet die Nachricht</translation>
        </message>
        <message>
            <source>Otherwise Enter starts a new line and Ctrl+Enter sends.</source>
            <translation>Sonst beginnt die Eingabetaste eine neue Zeile, und Strg+Eingabe sendet.</translation>
        </message>
        <message>
            <source>Tell who comes and goes</source>
            <translation>Sagen, wer kommt und geht</translation>
        </message>
        <message>
            <source>In quiet lines between what is said in group chats.</source>
            <translation>In stillen Zeilen zwischen dem, was in Gruppenchats gesagt wird.</translation>
        </message>
        <message>
            <source>in small group chats</source>
            <translation>in kleinen Gruppenchats</translation>
        </message>
        <message>
            <source>in all group chats</source>
            <translation>in allen Gruppenchats</translation>
        </message>
        <message>
            <source>Tell when a message has arrived</source>
            <translation>Mitteilen, wenn eine Nachricht angekommen ist</translation>
        </message>
        <message>
            <source>The sender sees that your device has the message.</source>
            <translation>Der Absender sieht, dass dein Gerät die Nachricht hat.</translation>
        </message>
        <message>
            <source>Tell when a message was read</source>
            <translation>Mitteilen, wenn eine Nachricht gelesen wurde</translation>
        </message>
        <message>
            <source>The sender sees how far you have read.</source>
            <translation>Der Absender sieht, wie weit du gelesen hast.</translation>
        </message>
        <message>
            <source>Tell when you are typing</source>
            <translation>Mitteilen, wenn du schreibst</translation>
        </message>
        <message>
            <source>The other side sees that an answer is being written.</source>
            <translation>Die andere Seite sieht, dass eine Antwort entsteht.</translation>
        </message>
        <message>
            <source>When something goes wrong</source>
            <translation>Wenn etwas schiefgeht</translation>
        </message>
        <message>
            <source>Show the log</source>
            <translation>Protokoll zeigen</translation>
        </message>
        <message>
            <source>Opens the folder with the file that Gharial writes its news into.</source>
            <translation>Öffnet den Ordner mit der Datei, in der Gharial festhält, was geschieht.</translation>
        </message>
        <message>
            <source>What Gharial has noted down</source>
            <translation>Was Gharial notiert hat</translation>
        </message>
        <message>
            <source>Gharial waits in the tray from the start, and goes on with files that were on their way.</source>
            <translation>Gharial wartet von Anfang an in der Kontrollleiste und setzt Dateien fort, die unterwegs waren.</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <source>Do not show the first steps again</source>
            <translation>Die ersten Schritte nicht mehr zeigen</translation>
        </message>
        <message>
            <source>Add somebody. Once they agree, you see when they are online.</source>
            <translation>Füge jemanden hinzu. Wer zustimmt, den siehst du, wenn er online ist.</translation>
        </message>
        <message>
            <source>Drop a file on a contact: it is sent by the best way there is.</source>
            <translation>Zieh eine Datei auf einen Kontakt: Sie wird auf dem besten Weg gesendet, den es gibt.</translation>
        </message>
        <message>
            <source>Test how files reach you here, before the first one is urgent.</source>
            <translation>Teste, wie Dateien dich hier erreichen, bevor die erste eilt.</translation>
        </message>
        <message>
            <source>Test my transfers</source>
            <translation>Meine Übertragungen testen</translation>
        </message>
        <message>
            <source>All of it works by keyboard; F1 shows the keys.</source>
            <translation>Alles geht mit der Tastatur; F1 zeigt die Tasten.</translation>
        </message>
        <message>
            <source>Show keys</source>
            <translation>Tasten zeigen</translation>
        </message>
    </context>
    <context>
        <name>HitList</name>
        <message>
            <source>Settings found</source>
            <translation>Gefundene Einstellungen</translation>
        </message>
        <message>
            <source>{setting} ({page})</source>
            <translation>{setting} ({page})</translation>
        </message>
        <message>
            <source>Settings found: {count}</source>
            <translation>Gefundene Einstellungen: {count}</translation>
        </message>
        <message>
            <source>No setting is called so. Try another word.</source>
            <translation>Keine Einstellung heißt so. Versuche ein anderes Wort.</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>Messages and files found</source>
            <translation>Gefundene Nachrichten und Dateien</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>{file} from {name} · {size}</source>
            <translation>{file} von {name} · {size}</translation>
        </message>
        <message>
            <source>{file} to {name} · {size}</source>
            <translation>{file} an {name} · {size}</translation>
        </message>
        <message>
            <source>{file} shared with {name}</source>
            <translation>{file}, für {name} freigegeben</translation>
        </message>
        <message>
            <source>{name} · {date}: {text}</source>
            <translation>{name} · {date}: {text}</translation>
        </message>
    </context>
    <context>
        <name>InvitationDialog</name>
        <message>
            <source>Invitation</source>
            <translation>Einladung</translation>
        </message>
        <message>
            <source>Your name there</source>
            <translation>Dein Name dort</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>&amp;Beitreten</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>&amp;Ablehnen</translation>
        </message>
        <message>
            <source>&amp;Not now</source>
            <translation>&amp;Nicht jetzt</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>Dein Na&amp;me dort</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>1 weitere wartet</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>%Ln weitere wartet</numerusform>
                <numerusform>%Ln weitere warten</numerusform>
            </translation>
        </message>
        <message>
            <source>You are invited into a group chat</source>
            <translation>Du bist in einen Gruppenchat eingeladen</translation>
        </message>
        <message>
            <source>{name} invites you into a group chat</source>
            <translation>{name} lädt dich in einen Gruppenchat ein</translation>
        </message>
        <message>
            <source>From your contact {address}, to your account {account}.</source>
            <translation>Von deinem Kontakt {address}, an dein Konto {account}.</translation>
        </message>
        <message>
            <source>Who invited you is only what the group chat says. It is for your account {account}.</source>
            <translation>Wer dich eingeladen hat, sagt nur der Gruppenchat. Sie gilt deinem Konto {account}.</translation>
        </message>
        <message>
            <source>Somebody who is not in your contacts. It is for your account {account}.</source>
            <translation>Von jemandem, der nicht in deinen Kontakten ist. Sie gilt deinem Konto {account}.</translation>
        </message>
    </context>
    <context>
        <name>InviteDialog</name>
        <message>
            <source>Invite to {room}</source>
            <translation>Einladen in {room}</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>Einladen</translation>
        </message>
        <message>
            <source>&amp;People</source>
            <translation>&amp;Personen</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>Na&amp;chricht</translation>
        </message>
        <message>
            <source>Write whom to invite.</source>
            <translation>Schreib, wen du einladen willst.</translation>
        </message>
    </context>
    <context>
        <name>JoinDialog</name>
        <message>
            <source>Join a group chat</source>
            <translation>Gruppenchat beitreten</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Beitreten</translation>
        </message>
        <message>
            <source>Name or address, such as garden@rooms.river.example</source>
            <translation>Name oder Adresse, etwa garten@rooms.river.example</translation>
        </message>
        <message>
            <source>Only where one is asked for</source>
            <translation>Nur wo eines verlangt wird</translation>
        </message>
        <message>
            <source>&amp;Group chat</source>
            <translation>&amp;Gruppenchat</translation>
        </message>
        <message>
            <source>Your &amp;name there</source>
            <translation>Dein &amp;Name dort</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>&amp;Keep in my list, and join when Gharial starts</source>
            <translation>In meiner Liste be&amp;halten und beim Start beitreten</translation>
        </message>
        <message>
            <source>Group chats that this server lists</source>
            <translation>Gruppenchats, die dieser Server nennt</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>Du bist mit keinem Konto angemeldet. Füge zuerst in den Einstellungen eines hinzu.</translation>
        </message>
        <message>
            <source>Asking the server for its group chats…</source>
            <translation>Gruppenchats des Servers werden geholt …</translation>
        </message>
        <message>
            <source>This server lists no group chats.</source>
            <translation>Dieser Server nennt keine Gruppenchats.</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>Anlegen …</translation>
        </message>
    </context>
    <context>
        <name>KeyboardWindow</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Search keys and what they do</source>
            <translation>Tasten und ihre Wirkung suchen</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was sie bewirken</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>Als Text kopieren</translation>
        </message>
        <message>
            <source>Save as text…</source>
            <translation>Als Text speichern …</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Gespeichert.</translation>
        </message>
        <message>
            <source>{keys} or {key}</source>
            <translation>{keys} oder {key}</translation>
        </message>
        <message>
            <source>No key does that.</source>
            <translation>Das bewirkt keine Taste.</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
        <message>
            <source>Save as text</source>
            <translation>Als Text speichern</translation>
        </message>
        <message>
            <source>gharial-keys.txt</source>
            <translation>gharial-tasten.txt</translation>
        </message>
    </context>
    <context>
        <name>LimitButton</name>
        <message>
            <source>Sending</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Andere …</translation>
        </message>
        <message>
            <source>Other: {limit}…</source>
            <translation>Andere: {limit} …</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>Limit: {limit}</source>
            <translation>Grenze: {limit}</translation>
        </message>
        <message>
            <source>Limit: {up} up, {down} down</source>
            <translation>Grenze: {up} hoch, {down} runter</translation>
        </message>
        <message>
            <source>Limit: {limit} up</source>
            <translation>Grenze: {limit} hoch</translation>
        </message>
        <message>
            <source>Limit: {limit} down</source>
            <translation>Grenze: {limit} runter</translation>
        </message>
        <message>
            <source>{limit} ({hours})</source>
            <comment>a speed limit and when it holds</comment>
            <translation>{limit} ({hours})</translation>
        </message>
        <message>
            <source>At most so many kB a second:</source>
            <translation>Höchstens so viele kB pro Sekunde:</translation>
        </message>
    </context>
    <context>
        <name>LimitHours</name>
        <message>
            <source>Both limits hold only from</source>
            <translation>Beide Grenzen gelten nur von</translation>
        </message>
        <message>
            <source>The limits hold only in a part of the day</source>
            <translation>Die Grenzen gelten nur in einem Teil des Tages</translation>
        </message>
        <message>
            <source>From what time on the limits hold</source>
            <translation>Ab welcher Uhrzeit die Grenzen gelten</translation>
        </message>
        <message>
            <source>until</source>
            <comment>two times of day: from … until …</comment>
            <translation>bis</translation>
        </message>
        <message>
            <source>Until what time the limits hold</source>
            <translation>Bis zu welcher Uhrzeit die Grenzen gelten</translation>
        </message>
    </context>
    <context>
        <name>MessageList</name>
        <message>
            <source>Opens {host}</source>
            <translation>Öffnet {host}</translation>
        </message>
    </context>
    <context>
        <name>MessageView</name>
        <message>
            <source>Messages</source>
            <translation>Nachrichten</translation>
        </message>
    </context>
    <context>
        <name>NameDialog</name>
        <message>
            <source>My name in {room}</source>
            <translation>Mein Name in {room}</translation>
        </message>
        <message>
            <source>&amp;Name that everybody there sees</source>
            <translation>&amp;Name, den dort alle sehen</translation>
        </message>
        <message>
            <source>Name that everybody there sees</source>
            <translation>Name, den dort alle sehen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
    </context>
    <context>
        <name>NetworkPage</name>
        <message>
            <source>Reached directly</source>
            <translation>Direkt erreichbar</translation>
        </message>
        <message>
            <source>Port for direct transfers</source>
            <translation>Port für direkte Übertragungen</translation>
        </message>
        <message>
            <source>Choose one and open it in your router if others cannot reach you directly.</source>
            <translation>Wähle einen und öffne ihn in deinem Router, wenn andere dich nicht direkt erreichen.</translation>
        </message>
        <message>
            <source>any free one</source>
            <translation>irgendein freier</translation>
        </message>
        <message>
            <source>Ask the router to open the port</source>
            <translation>Den Router bitten, den Port zu öffnen</translation>
        </message>
        <message>
            <source>By UPnP or NAT-PMP, Gharial asks your router to pass connections to this port on to this computer while it runs, and tells contacts the router’s address. Not every router does that.</source>
            <translation>Per UPnP oder NAT-PMP bittet Gharial deinen Router, Verbindungen zu diesem Port an diesen Computer weiterzugeben, solange es läuft, und nennt Kontakten die Adresse des Routers. Nicht jeder Router tut das.</translation>
        </message>
        <message>
            <source>Public address</source>
            <translation>Öffentliche Adresse</translation>
        </message>
        <message>
            <source>Where others reach this computer from outside: the address or name of your router, and the port after a colon where it is another. Leave it empty if you do not know.</source>
            <translation>Wo andere diesen Computer von außen erreichen: Adresse oder Name deines Routers, dazu nach einem Doppelpunkt der Port, falls er abweicht. Lass es leer, wenn du es nicht weißt.</translation>
        </message>
        <message>
            <source>STUN servers</source>
            <translation>STUN-Server</translation>
        </message>
        <message>
            <source>They tell this computer its address as others see it, so that two routers can be crossed. Your chat server may name some by itself; these are asked besides, and learn your network address. Several are parted by blanks.</source>
            <translation>Sie nennen diesem Computer seine Adresse, wie andere sie sehen, damit sich zwei Router überwinden lassen. Dein Chatserver nennt vielleicht selbst welche; diese werden zusätzlich gefragt und erfahren deine Netzwerkadresse. Mehrere werden durch Leerzeichen getrennt.</translation>
        </message>
        <message>
            <source>Use plain UDP where nothing else leads straight there</source>
            <translation>Einfaches UDP nutzen, wo sonst nichts direkt hinführt</translation>
        </message>
        <message>
            <source>Between two Gharials, files may go as datagrams of their own (UDP). Some networks let these through and nothing else; some forbid them.</source>
            <translation>Zwischen zwei Gharials können Dateien als eigene Datagramme (UDP) gehen. Manche Netze lassen nur diese durch, manche verbieten sie.</translation>
        </message>
        <message>
            <source>Offer links at every address of this computer</source>
            <translation>Links an jeder Adresse dieses Computers anbieten</translation>
        </message>
        <message>
            <source>Where a file is sent as a link that leads here, it can be fetched over all networks this computer is in, and not only over the one that contacts know. The link cannot be guessed either way.</source>
            <translation>Eine Datei, die als Link hierher gesendet wird, lässt sich dann über alle Netze holen, in denen dieser Computer ist, und nicht nur über das, das die Kontakte kennen. Der Link ist in keinem Fall zu erraten.</translation>
        </message>
        <message>
            <source>Proxies</source>
            <translation>Proxys</translation>
        </message>
        <message>
            <source>A file goes through a proxy where the two computers cannot reach each other. Those of your servers are found by themselves; these are used besides them. A proxy sees both network addresses.</source>
            <translation>Eine Datei geht durch einen Proxy, wenn die beiden Computer einander nicht erreichen. Die deiner Server finden sich von selbst; diese hier kommen dazu. Ein Proxy sieht beide Netzwerkadressen.</translation>
        </message>
    </context>
    <context>
        <name>NewDialog</name>
        <message>
            <source>New group chat</source>
            <translation>Neuer Gruppenchat</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Such as: Boat trip</source>
            <translation>Etwa: Bootsfahrt</translation>
        </message>
        <message>
            <source>Only people who are invited</source>
            <translation>Nur wer eingeladen ist</translation>
        </message>
        <message>
            <source>Everybody who knows the address</source>
            <translation>Alle, die die Adresse kennen</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>&amp;Bleibt, wenn alle gegangen sind</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>In der &amp;Liste des Servers zeigen</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Who may come in</source>
            <translation>&amp;Wer hineindarf</translation>
        </message>
        <message>
            <source>&amp;Invite</source>
            <translation>&amp;Einladen</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;Adresse</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>Dein Na&amp;me dort</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>Du bist mit keinem Konto angemeldet. Füge zuerst in den Einstellungen eines hinzu.</translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>{name} · {count} new messages</source>
            <translation>{name} · {count} neue Nachrichten</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message numerus="yes">
            <source>%n files are offered to you</source>
            <translation>
                <numerusform>Dir wird %Ln Datei angeboten</numerusform>
                <numerusform>Dir werden %Ln Dateien angeboten</numerusform>
            </translation>
        </message>
        <message>
            <source>From {names}</source>
            <translation>Von {names}</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>A new message</source>
            <translation>Eine neue Nachricht</translation>
        </message>
        <message>
            <source>{name} invites you to {room}</source>
            <translation>{name} lädt dich in {room} ein</translation>
        </message>
        <message>
            <source>{name} invites you to a group chat</source>
            <translation>{name} lädt dich in einen Gruppenchat ein</translation>
        </message>
        <message>
            <source>An invitation to a group chat</source>
            <translation>Eine Einladung in einen Gruppenchat</translation>
        </message>
        <message>
            <source>A file is offered to you</source>
            <translation>Dir wird eine Datei angeboten</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln Datei</numerusform>
                <numerusform>%Ln Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>{name} möchte dir eine Datei senden</translation>
        </message>
        <message>
            <source>{what}, {size}
from {address}</source>
            <translation>{what}, {size}
von {address}</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
    </context>
    <context>
        <name>NoticeLine</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>1 file waiting</source>
            <translation>1 Datei wartet</translation>
        </message>
        <message numerus="yes">
            <source>%n files waiting</source>
            <translation>
                <numerusform>%Ln Datei wartet</numerusform>
                <numerusform>%Ln Dateien warten</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder waiting</source>
            <translation>1 Ordner wartet</translation>
        </message>
        <message numerus="yes">
            <source>%n folders waiting</source>
            <translation>
                <numerusform>%Ln Ordner wartet</numerusform>
                <numerusform>%Ln Ordner warten</numerusform>
            </translation>
        </message>
        <message>
            <source>{files} and {folders} waiting</source>
            <translation>{files} und {folders} warten</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 Datei</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln Datei</numerusform>
                <numerusform>%Ln Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder</source>
            <translation>1 Ordner</translation>
        </message>
        <message numerus="yes">
            <source>%n folders</source>
            <translation>
                <numerusform>%Ln Ordner</numerusform>
                <numerusform>%Ln Ordner</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>{words}: {names}</source>
            <translation>{words}: {names}</translation>
        </message>
        <message>
            <source>{name} wants to see you online</source>
            <translation>{name} möchte sehen, ob du online bist</translation>
        </message>
        <message>
            <source>{count} people want to see you online</source>
            <translation>{count} Personen möchten sehen, ob du online bist</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>You are invited to {room}</source>
            <translation>Du bist in {room} eingeladen</translation>
        </message>
        <message>
            <source>{count} invitations to group chats</source>
            <translation>{count} Einladungen in Gruppenchats</translation>
        </message>
    </context>
    <context>
        <name>OccupantConversation</name>
        <message>
            <source>{old} is now called {new}. Choose that name among the people to write on.</source>
            <translation>{old} heißt jetzt {new}. Wähle diesen Namen unter den Personen, um weiterzuschreiben.</translation>
        </message>
    </context>
    <context>
        <name>OccupantHeader</name>
        <message>
            <source>no longer there</source>
            <translation>nicht mehr dort</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>1 Gerät</translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>I expected this and know what it is</source>
            <translation>Ich habe das erwartet und weiß, was es ist</translation>
        </message>
        <message>
            <source>You have this very file already: {path}</source>
            <translation>Genau diese Datei hast du schon: {path}</translation>
        </message>
        <message>
            <source>You have a file of this name and size from them already: {path}</source>
            <translation>Von dort hast du schon eine Datei mit diesem Namen und dieser Größe: {path}</translation>
        </message>
        <message>
            <source>The whole file name</source>
            <translation>Der ganze Dateiname</translation>
        </message>
    </context>
    <context>
        <name>OfferDesk</name>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Take all of them</source>
            <translation>Alle nehmen</translation>
        </message>
        <message>
            <source>The others come into the same folder without a question, except those that can run.</source>
            <translation>Die anderen kommen ohne Frage in denselben Ordner, außer denen, die ausführbar sind.</translation>
        </message>
        <message>
            <source>your own devices</source>
            <translation>deinen eigenen Geräten</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Blockieren</translation>
        </message>
        <message>
            <source>Nothing of theirs reaches you any more.</source>
            <translation>Von dort erreicht dich nichts mehr.</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>{address} to your account {account}</source>
            <translation>{address} an dein Konto {account}</translation>
        </message>
        <message>
            <source>Tick what you want to have, or decline.</source>
            <translation>Hake an, was du haben möchtest, oder lehne ab.</translation>
        </message>
        <message>
            <source>First say that you expected it, by ticking the box above.</source>
            <translation>Bestätige zuerst mit dem Häkchen oben, dass du das erwartet hast.</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Speichern unter</translation>
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message>
            <source>Files offered to you</source>
            <translation>Dir angebotene Dateien</translation>
        </message>
        <message>
            <source>Look at it…</source>
            <translation>Ansehen …</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Block sender</source>
            <translation>Absender blockieren</translation>
        </message>
        <message numerus="yes">
            <source>{name} offers %n files</source>
            <translation>
                <numerusform>{name} bietet %Ln Datei an</numerusform>
                <numerusform>{name} bietet %Ln Dateien an</numerusform>
            </translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>Alle ablehnen</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>Alle annehmen</translation>
        </message>
        <message>
            <source>Files that wait for your answer: {count}</source>
            <translation>Dateien, die auf deine Antwort warten: {count}</translation>
        </message>
        <message>
            <source>Select a sender, for all of theirs, or single files.</source>
            <translation>Wähle einen Absender, für alles von ihm, oder einzelne Dateien.</translation>
        </message>
        <message>
            <source>Files that can run, and those of strangers, are accepted one by one: look at each.</source>
            <translation>Ausführbare Dateien und solche von Unbekannten nimmst du einzeln an: Sieh dir jede an.</translation>
        </message>
        <message>
            <source>What is still to come of these files is taken too, without a question.</source>
            <translation>Was von diesen Dateien noch kommt, wird ohne Frage angenommen.</translation>
        </message>
        <message>
            <source>Open offers</source>
            <translation>Offene Angebote</translation>
        </message>
    </context>
    <context>
        <name>OfferLook</name>
        <message>
            <source>Show small pictures</source>
            <translation>Kleine Bilder zeigen</translation>
        </message>
        <message>
            <source>Show a small picture</source>
            <translation>Kleines Bild zeigen</translation>
        </message>
        <message>
            <source>Their computer is asked for it now, and sees your network address before you have accepted.</source>
            <translation>Es wird jetzt vom anderen Computer geholt; der sieht deine Netzwerkadresse, bevor du angenommen hast.</translation>
        </message>
        <message>
            <source>Small picture of {name}</source>
            <translation>Kleines Bild von {name}</translation>
        </message>
    </context>
    <context>
        <name>OfferPlace</name>
        <message>
            <source>Save in</source>
            <translation>Speichern in</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose the folder to save in</source>
            <translation>Wähle den Ordner zum Speichern</translation>
        </message>
        <message>
            <source>Only {free} free, {missing} too little. Choose another folder or free some space.</source>
            <translation>Nur {free} frei, {missing} zu wenig. Wähle einen anderen Ordner oder schaffe Platz.</translation>
        </message>
        <message>
            <source>{free} free</source>
            <translation>{free} frei</translation>
        </message>
    </context>
    <context>
        <name>OfferPromise</name>
        <message>
            <source>Always take files from {name}</source>
            <translation>Dateien von {name} immer annehmen</translation>
        </message>
        <message>
            <source>Into this folder. Never files that can run. The settings list it under Accept rules.</source>
            <translation>In diesen Ordner. Nie ausführbare Dateien. In den Einstellungen steht es unter „Annahmeregeln“.</translation>
        </message>
        <message>
            <source>Largest size that is always taken</source>
            <translation>Größte Datei, die immer angenommen wird</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>bis {size}</translation>
        </message>
        <message>
            <source>of any size</source>
            <translation>jeder Größe</translation>
        </message>
    </context>
    <context>
        <name>OfferTree</name>
        <message>
            <source>Files in the folder</source>
            <translation>Dateien im Ordner</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PageFoot</name>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>PageReset</name>
        <message>
            <source>Undo the reset</source>
            <translation>Zurücksetzen rückgängig machen</translation>
        </message>
        <message>
            <source>Reset this page</source>
            <translation>Diese Seite zurücksetzen</translation>
        </message>
        <message>
            <source>Everything on this page becomes what it was at first; your accounts and contacts stay.</source>
            <translation>Alles auf dieser Seite wird, wie es am Anfang war; deine Konten und Kontakte bleiben.</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>Wie am Anfang</translation>
        </message>
        <message>
            <source>Settings of this page</source>
            <translation>Einstellungen dieser Seite</translation>
        </message>
    </context>
    <context>
        <name>PassingNotice</name>
        <message>
            <source>The receipt is saved: {name}</source>
            <translation>Der Beleg ist gespeichert: {name}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password of {account}</source>
            <translation>Passwort von {account}</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Nicht jetzt</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>Anmelden …</translation>
        </message>
    </context>
    <context>
        <name>PasswordPlace</name>
        <message>
            <source>The file is not encrypted: programs that run under your name can read it too.</source>
            <translation>Die Datei ist nicht verschlüsselt: Programme, die unter deinem Namen laufen, können sie auch lesen.</translation>
        </message>
        <message>
            <source>Where to keep the password instead:</source>
            <translation>Wo das Passwort stattdessen bleiben soll:</translation>
        </message>
        <message>
            <source>Nowhere. Ask me at every start.</source>
            <translation>Nirgends. Bei jedem Start nachfragen.</translation>
        </message>
        <message>
            <source>In a file that only I can read.</source>
            <translation>In einer Datei, die nur ich lesen kann.</translation>
        </message>
        <message>
            <source>In the keyring after all. I have unlocked it now.</source>
            <translation>Doch im Schlüsselbund. Ich habe ihn jetzt entsperrt.</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>Search people</source>
            <translation>Personen suchen</translation>
        </message>
        <message>
            <source>Search people in this group chat</source>
            <translation>Personen in diesem Gruppenchat suchen</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Private message</source>
            <translation>Private Nachricht</translation>
        </message>
        <message>
            <source>Mention</source>
            <translation>Erwähnen</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>Dateien senden …</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>Zu den Kontakten hinzufügen …</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Adresse kopieren</translation>
        </message>
        <message>
            <source>Let them only listen…</source>
            <translation>Nur zuhören lassen …</translation>
        </message>
        <message>
            <source>Let them speak…</source>
            <translation>Sprechen lassen …</translation>
        </message>
        <message>
            <source>No longer moderator…</source>
            <translation>Nicht mehr Moderator …</translation>
        </message>
        <message>
            <source>Make moderator…</source>
            <translation>Zum Moderator machen …</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>Stellung in diesem Gruppenchat</translation>
        </message>
        <message>
            <source>Nothing special…</source>
            <translation>Nichts Besonderes …</translation>
        </message>
        <message>
            <source>Member…</source>
            <translation>Mitglied …</translation>
        </message>
        <message>
            <source>Admin…</source>
            <translation>Admin …</translation>
        </message>
        <message>
            <source>Owner…</source>
            <translation>Besitzer …</translation>
        </message>
        <message>
            <source>Kick…</source>
            <translation>Hinauswerfen …</translation>
        </message>
        <message>
            <source>Ban…</source>
            <translation>Verbannen …</translation>
        </message>
    </context>
    <context>
        <name>PersonPicker</name>
        <message>
            <source>Contacts that fit</source>
            <translation>Passende Kontakte</translation>
        </message>
        <message>
            <source>Names or addresses, parted by commas</source>
            <translation>Namen oder Adressen, durch Kommas getrennt</translation>
        </message>
    </context>
    <context>
        <name>ProxyList</name>
        <message>
            <source>Proxies</source>
            <translation>Proxys</translation>
        </message>
        <message>
            <source>None besides those of your servers.</source>
            <translation>Keine außer denen deiner Server.</translation>
        </message>
        <message>
            <source>Address of a proxy</source>
            <translation>Adresse eines Proxys</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
    </context>
    <context>
        <name>ReactionPopup</name>
        <message>
            <source>React</source>
            <translation>Reagieren</translation>
        </message>
        <message>
            <source>Take away {emoji}</source>
            <translation>{emoji} wegnehmen</translation>
        </message>
        <message>
            <source>React with {emoji}</source>
            <translation>Mit {emoji} reagieren</translation>
        </message>
        <message>
            <source>More emoji…</source>
            <translation>Mehr Emoji …</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reason, for all to read; may stay empty</source>
            <translation>Grund, den alle lesen; darf leer bleiben</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
    </context>
    <context>
        <name>ReceiptSaver</name>
        <message>
            <source>Save receipt</source>
            <translation>Beleg speichern</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>For programs: JSON (*.json)</source>
            <translation>Für Programme: JSON (*.json)</translation>
        </message>
        <message>
            <source>Receipt for {name}</source>
            <translation>Beleg für {name}</translation>
        </message>
    </context>
    <context>
        <name>RegistrationFields</name>
        <message>
            <source>The picture could not be shown.</source>
            <translation>Das Bild ließ sich nicht zeigen.</translation>
        </message>
        <message>
            <source>A picture with letters to type</source>
            <translation>Ein Bild mit Buchstaben zum Abtippen</translation>
        </message>
    </context>
    <context>
        <name>RegistrationPage</name>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>river.example</source>
            <translation>river.example</translation>
        </message>
        <message>
            <source>Open its web page</source>
            <translation>Webseite öffnen</translation>
        </message>
        <message>
            <source>Ask for a new form</source>
            <translation>Neues Formular holen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>I have an account</source>
            <translation>Ich habe ein Konto</translation>
        </message>
        <message>
            <source>Choose a server for your new account, or paste an invitation. Your address will end in its name.</source>
            <translation>Wähle einen Server für dein neues Konto, oder füge eine Einladung ein. Deine Adresse endet mit seinem Namen.</translation>
        </message>
        <message>
            <source>Find a server…</source>
            <translation>Server finden …</translation>
        </message>
        <message>
            <source>Opens providers.xmpp.net, a list of public servers, in your browser.</source>
            <translation>Öffnet providers.xmpp.net, eine Liste öffentlicher Server, in deinem Browser.</translation>
        </message>
        <message>
            <source>{name} invites you to {host}. Create an account there, and the two of you are contacts.</source>
            <translation>{name} lädt dich zu {host} ein. Leg dort ein Konto an, und ihr beide seid Kontakte.</translation>
        </message>
        <message>
            <source>You are invited to create an account on {host}.</source>
            <translation>Sie sind eingeladen, auf {host} ein Konto anzulegen.</translation>
        </message>
        <message>
            <source>Asking {host} for its form…</source>
            <translation>Formular von {host} wird geholt …</translation>
        </message>
        <message>
            <source>Create account</source>
            <translation>Konto anlegen</translation>
        </message>
        <message>
            <source>{host} wants you to use its web page.</source>
            <translation>{host} möchte, dass du die Webseite benutzt.</translation>
        </message>
        <message>
            <source>“{field}” is still empty.</source>
            <translation>„{field}“ ist noch leer.</translation>
        </message>
        <message>
            <source>Creating the account on {host}…</source>
            <translation>Konto auf {host} wird angelegt …</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Signing in as {address}…</source>
            <translation>Anmelden als {address} …</translation>
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message>
            <source>Contact request</source>
            <translation>Kontaktanfrage</translation>
        </message>
        <message>
            <source>Allow a&amp;nd add</source>
            <translation>Erlauben und &amp;hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Allow</source>
            <translation>&amp;Erlauben</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>&amp;Ablehnen</translation>
        </message>
        <message>
            <source>&amp;Block</source>
            <translation>&amp;Blockieren</translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>Alle ablehnen</translation>
        </message>
        <message>
            <source>Somebody who calls themselves “{name}” wants to see you online</source>
            <translation>Jemand, der sich „{name}“ nennt, möchte sehen, ob du online bist</translation>
        </message>
        <message>
            <source>Somebody wants to see you online</source>
            <translation>Jemand möchte sehen, ob du online bist</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets. It may imitate the address of somebody else.</source>
            <translation>Diese Adresse mischt Buchstaben aus mehreren Alphabeten. Vielleicht ahmt sie die Adresse von jemand anderem nach.</translation>
        </message>
        <message>
            <source>If you allow it, they see when you are online and your status. They ask your account {account}.</source>
            <translation>Wenn du es erlaubst, sieht die Person, wann du online bist, und deinen Status. Gefragt wird dein Konto {account}.</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>1 weitere wartet</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>%Ln weitere wartet</numerusform>
                <numerusform>%Ln weitere warten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Requests</name>
        <message>
            <source>Gharial does not follow links that ask for “{action}”.</source>
            <translation>Gharial folgt keinen Links, die „{action}“ verlangen.</translation>
        </message>
    </context>
    <context>
        <name>RoomCommands</name>
        <message>
            <source>Remove group chat</source>
            <translation>Gruppenchat entfernen</translation>
        </message>
        <message>
            <source>Leave {name} and remove it from your list?</source>
            <translation>{name} verlassen und aus deiner Liste entfernen?</translation>
        </message>
        <message>
            <source>What was said there stays on this computer.</source>
            <translation>Was dort gesagt wurde, bleibt auf diesem Computer.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
    </context>
    <context>
        <name>RoomConversation</name>
        <message>
            <source>Everybody there gets a link to a copy on the server.</source>
            <translation>Alle dort bekommen einen Link zu einer Kopie auf dem Server.</translation>
        </message>
        <message>
            <source>You are not in {name}: it waits until you are</source>
            <translation>Du bist nicht in {name}: Es wartet, bis du dort bist</translation>
        </message>
        <message>
            <source>Remove what {name} wrote for everyone in this group chat?</source>
            <translation>Was {name} geschrieben hat, für alle in diesem Gruppenchat entfernen?</translation>
        </message>
        <message>
            <source>Remove for everyone</source>
            <translation>Für alle entfernen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Put {name} out of this group chat? They may come back.</source>
            <translation>{name} aus diesem Gruppenchat werfen? Zurückkommen ist möglich.</translation>
        </message>
        <message>
            <source>Kick</source>
            <translation>Hinauswerfen</translation>
        </message>
        <message>
            <source>Ban {name} from this group chat? They cannot come back until the ban is lifted.</source>
            <translation>{name} aus diesem Gruppenchat verbannen? Zurückkommen geht erst, wenn der Bann aufgehoben ist.</translation>
        </message>
        <message>
            <source>Ban</source>
            <translation>Verbannen</translation>
        </message>
        <message>
            <source>Let {name} only listen from now on?</source>
            <translation>{name} ab jetzt nur zuhören lassen?</translation>
        </message>
        <message>
            <source>Make {name} a moderator? They may then put others out.</source>
            <translation>{name} zum Moderator machen? Moderatoren dürfen andere hinauswerfen.</translation>
        </message>
        <message>
            <source>Let {name} speak, without moderating?</source>
            <translation>{name} sprechen lassen, ohne zu moderieren?</translation>
        </message>
        <message>
            <source>Rights in this group chat</source>
            <translation>Rechte in diesem Gruppenchat</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Make {name} an owner? Owners may do everything, and close the group chat.</source>
            <translation>{name} zum Besitzer machen? Besitzer dürfen alles, auch den Gruppenchat schließen.</translation>
        </message>
        <message>
            <source>Make {name} an admin? Admins may ban people and make members.</source>
            <translation>{name} zum Admin machen? Admins dürfen Leute verbannen und zu Mitgliedern machen.</translation>
        </message>
        <message>
            <source>Make {name} a member?</source>
            <translation>{name} zum Mitglied machen?</translation>
        </message>
        <message>
            <source>Take away what {name} is in this group chat?</source>
            <translation>{name} die Stellung in diesem Gruppenchat nehmen?</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>Stellung in diesem Gruppenchat</translation>
        </message>
        <message>
            <source>Nothing was said here yet.</source>
            <translation>Hier wurde noch nichts gesagt.</translation>
        </message>
    </context>
    <context>
        <name>RoomHeader</name>
        <message>
            <source>Show the people (Ctrl+Shift+P)</source>
            <translation>Personen zeigen (Strg+Umschalt+P)</translation>
        </message>
        <message>
            <source>More about this group chat</source>
            <translation>Mehr zu diesem Gruppenchat</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>Du bist nicht verbunden</translation>
        </message>
    </context>
    <context>
        <name>RoomMenu</name>
        <message>
            <source>Open group chat</source>
            <translation>Gruppenchat öffnen</translation>
        </message>
        <message>
            <source>Invite…</source>
            <translation>Einladen …</translation>
        </message>
        <message>
            <source>Change my name here…</source>
            <translation>Meinen Namen hier ändern …</translation>
        </message>
        <message>
            <source>Change the topic</source>
            <translation>Thema ändern</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Beitreten</translation>
        </message>
        <message>
            <source>Join when Gharial starts</source>
            <translation>Beim Start beitreten</translation>
        </message>
        <message>
            <source>Details and members…</source>
            <translation>Details und Mitglieder …</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Adresse kopieren</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Verlassen</translation>
        </message>
        <message>
            <source>Leave and remove from the list…</source>
            <translation>Verlassen und aus der Liste entfernen …</translation>
        </message>
        <message>
            <source>Notify me</source>
            <translation>Benachrichtigen</translation>
        </message>
        <message>
            <source>Of mentions; of everything in private group chats</source>
            <translation>Bei Erwähnungen; in privaten Gruppenchats bei allem</translation>
        </message>
        <message>
            <source>Of every message</source>
            <translation>Bei jeder Nachricht</translation>
        </message>
        <message>
            <source>Only when I am mentioned</source>
            <translation>Nur wenn ich erwähnt werde</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
    </context>
    <context>
        <name>RosterWindow</name>
        <message>
            <source>Gharial</source>
            <translation>Gharial</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>Transfers (Ctrl+J)</source>
            <translation>Übertragungen (Strg+J)</translation>
        </message>
        <message>
            <source>Search people, messages, files</source>
            <translation>Personen, Nachrichten, Dateien</translation>
        </message>
        <message>
            <source>People by name or address, what was written, names of files (Ctrl+K)</source>
            <translation>Personen nach Name oder Adresse, Geschriebenes, Namen von Dateien (Strg+K)</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Show people who are offline</source>
            <translation>Auch Personen zeigen, die offline sind</translation>
        </message>
        <message>
            <source>Join a group chat…</source>
            <translation>Gruppenchat beitreten …</translation>
        </message>
        <message>
            <source>New group chat…</source>
            <translation>Neuer Gruppenchat …</translation>
        </message>
        <message>
            <source>Fold all groups</source>
            <translation>Alle Gruppen zuklappen</translation>
        </message>
        <message>
            <source>Unfold all groups</source>
            <translation>Alle Gruppen aufklappen</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>XML-Konsole</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Add contact (Ctrl+N)</source>
            <translation>Kontakt hinzufügen (Strg+N)</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>Beitreten</translation>
        </message>
        <message>
            <source>Join or start a group chat</source>
            <translation>Gruppenchat beitreten oder anlegen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Settings (Ctrl+,)</source>
            <translation>Einstellungen (Strg+,)</translation>
        </message>
        <message numerus="yes">
            <source>Transfers, %n active</source>
            <translation>
                <numerusform>Übertragungen, %Ln aktiv</numerusform>
                <numerusform>Übertragungen, %Ln aktiv</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowBar</name>
        <message>
            <source>React</source>
            <translation>Reagieren</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <source>Take this message back? The other side is asked to remove it, but may have read it already.</source>
            <translation>Diese Nachricht zurücknehmen? Die andere Seite wird gebeten, sie zu entfernen, hat sie aber vielleicht schon gelesen.</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>This link leads to {host}, which may not be what it looks like.
{target}</source>
            <translation>Dieser Link führt zu {host}, und das ist vielleicht nicht das, wonach es aussieht.
{target}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>Trotzdem öffnen</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name}? They learn that you are online.</source>
            <translation>{owner} um die Datei {name} bitten? Damit erfährt die Person, dass du online bist.</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name} ({size})? They learn that you are online.</source>
            <translation>{owner} um die Datei {name} ({size}) bitten? Damit erfährt die Person, dass du online bist.</translation>
        </message>
        <message>
            <source>Ask for it</source>
            <translation>Anfordern</translation>
        </message>
    </context>
    <context>
        <name>RowMenu</name>
        <message>
            <source>Reply</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>React…</source>
            <translation>Reagieren …</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Take back…</source>
            <translation>Zurücknehmen …</translation>
        </message>
        <message>
            <source>Remove for everyone…</source>
            <translation>Für alle entfernen …</translation>
        </message>
        <message>
            <source>Open {link}</source>
            <translation>{link} öffnen</translation>
        </message>
    </context>
    <context>
        <name>RuleConditions</name>
        <message>
            <source>any device; or such as: Gharial, phone*</source>
            <translation>jedes Gerät; oder etwa: Gharial, phone*</translation>
        </message>
        <message>
            <source>Only from</source>
            <translation>Nur von</translation>
        </message>
        <message>
            <source>Only in a part of the day</source>
            <translation>Nur in einem Teil des Tages</translation>
        </message>
        <message>
            <source>From what time on the rule holds</source>
            <translation>Ab welcher Uhrzeit die Regel gilt</translation>
        </message>
        <message>
            <source>Until what time the rule holds</source>
            <translation>Bis zu welcher Uhrzeit die Regel gilt</translation>
        </message>
        <message>
            <source>Only while they cannot see my network address</source>
            <translation>Nur solange sie meine Netzwerkadresse nicht sehen können</translation>
        </message>
        <message>
            <source>Not over a metered network</source>
            <translation>Nicht über ein getaktetes Netz</translation>
        </message>
        <message>
            <source>Tick a day on which the rule holds.</source>
            <translation>Hake einen Tag an, an dem die Regel gilt.</translation>
        </message>
        <message>
            <source>From and until are the same time; the rule would hold all day. Untick the hours, then.</source>
            <translation>Von und bis sind dieselbe Uhrzeit; die Regel gälte den ganzen Tag. Nimm dann das Häkchen bei den Stunden weg.</translation>
        </message>
        <message>
            <source>until</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>&amp;Device</source>
            <translation>&amp;Gerät</translation>
        </message>
        <message>
            <source>Device or program it comes from</source>
            <translation>Gerät oder Programm, von dem es kommt</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Stunden</translation>
        </message>
        <message>
            <source>As “File settings” in the menu of a contact says. Links are asked about.</source>
            <translation>Wie es die „Dateieinstellungen“ im Menü eines Kontakts sagen. Bei Links wirst du gefragt.</translation>
        </message>
        <message>
            <source>One that is paid by volume, as far as the system knows. There you are asked.</source>
            <translation>Eines, das nach Menge bezahlt wird, soweit das System es weiß. Dort wirst du gefragt.</translation>
        </message>
    </context>
    <context>
        <name>RuleDialog</name>
        <message>
            <source>Files taken without a question</source>
            <translation>Dateien, die ohne Frage angenommen werden</translation>
        </message>
        <message>
            <source>Anybody in your contacts</source>
            <translation>Alle in deinen Kontakten</translation>
        </message>
        <message>
            <source>Any group</source>
            <translation>Jede Gruppe</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>kB</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>GB</translation>
        </message>
        <message>
            <source>any size</source>
            <translation>jede Größe</translation>
        </message>
        <message>
            <source>any type; or such as: image/*, *.pdf</source>
            <translation>jeder Typ; oder etwa: image/*, *.pdf</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose the folder of the rule</source>
            <translation>Wähle den Ordner der Regel</translation>
        </message>
        <message>
            <source>More conditions</source>
            <translation>Weitere Bedingungen</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;Von</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>&amp;Gruppe</translation>
        </message>
        <message>
            <source>&amp;Largest size</source>
            <translation>G&amp;röße höchstens</translation>
        </message>
        <message>
            <source>&amp;Types</source>
            <translation>&amp;Typen</translation>
        </message>
        <message>
            <source>&amp;Save in</source>
            <translation>&amp;Speichern in</translation>
        </message>
        <message>
            <source>In the folder may stand {contact}, {address}, {year}, {month}, {day} and {type}. Files that can run are never taken without a question, and nothing of strangers is.</source>
            <translation>Im Ordner dürfen {contact}, {address}, {year}, {month}, {day} und {type} stehen. Ausführbare Dateien und Dateien von Unbekannten werden nie ohne Frage angenommen.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Folder of the rule</source>
            <translation>Ordner der Regel</translation>
        </message>
        <message>
            <source>For example: {folder}</source>
            <translation>Zum Beispiel: {folder}</translation>
        </message>
    </context>
    <context>
        <name>RuleExchange</name>
        <message>
            <source>Rules as a file</source>
            <translation>Regeln als Datei</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Writes all rules into a file.</source>
            <translation>Schreibt alle Regeln in eine Datei.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>Shows the rules of a file, and which of them to add.</source>
            <translation>Zeigt die Regeln einer Datei und welche davon dazukommen sollen.</translation>
        </message>
        <message>
            <source>Export accept rules</source>
            <translation>Annahmeregeln exportieren</translation>
        </message>
        <message>
            <source>The rules are written to {file}.</source>
            <translation>Die Regeln stehen jetzt in {file}.</translation>
        </message>
        <message>
            <source>Import accept rules</source>
            <translation>Annahmeregeln importieren</translation>
        </message>
        <message>
            <source>Accept rules (*.json)</source>
            <translation>Annahmeregeln (*.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>{file} was written by a newer version of Gharial. Nothing was taken from it.</source>
            <translation>{file} stammt von einer neueren Version von Gharial. Nichts wurde daraus übernommen.</translation>
        </message>
        <message>
            <source>{file} is damaged, or holds no accept rules. Nothing was taken from it.</source>
            <translation>{file} ist beschädigt oder enthält keine Annahmeregeln. Nichts wurde daraus übernommen.</translation>
        </message>
        <message>
            <source>There is no rule in {file}.</source>
            <translation>In {file} steht keine Regel.</translation>
        </message>
        <message numerus="yes">
            <source>%n rules were added at the end.</source>
            <translation>
                <numerusform>%Ln Regel wurde am Ende hinzugefügt.</numerusform>
                <numerusform>%Ln Regeln wurden am Ende hinzugefügt.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleImportDialog</name>
        <message>
            <source>Import accept rules</source>
            <translation>Annahmeregeln importieren</translation>
        </message>
        <message>
            <source>{file} holds these rules. Those you tick are added after yours. A rule that takes files about which you are asked now is not ticked by itself.</source>
            <translation>{file} enthält diese Regeln. Die angehakten kommen hinter deine. Eine Regel, die Dateien annimmt, bei denen du jetzt gefragt wirst, wird nie von selbst angehakt.</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>Alle anhaken</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>You have it already.</source>
            <translation>Du hast sie schon.</translation>
        </message>
        <message>
            <source>It cannot be used here: its folder is hidden, or no whole path.</source>
            <translation>Sie ist hier nicht zu gebrauchen: Ihr Ordner ist versteckt oder kein ganzer Pfad.</translation>
        </message>
        <message>
            <source>New: takes files about which you are asked now.</source>
            <translation>Neu: nimmt Dateien an, bei denen du jetzt gefragt wirst.</translation>
        </message>
        <message>
            <source>New, and switched off.</source>
            <translation>Neu und ausgeschaltet.</translation>
        </message>
        <message>
            <source>New: takes nothing that another rule would not take.</source>
            <translation>Neu: nimmt nichts an, was nicht schon eine andere Regel annimmt.</translation>
        </message>
        <message>
            <source>Nothing is ticked; everything stays as it is.</source>
            <translation>Nichts ist angehakt; alles bleibt, wie es ist.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the ticked rules take files about which you are asked now.</source>
            <translation>
                <numerusform>%Ln der angehakten Regeln nimmt Dateien an, bei denen du jetzt gefragt wirst.</numerusform>
                <numerusform>%Ln der angehakten Regeln nehmen Dateien an, bei denen du jetzt gefragt wirst.</numerusform>
            </translation>
        </message>
        <message>
            <source>You are asked about the same files as now.</source>
            <translation>Du wirst bei denselben Dateien gefragt wie jetzt.</translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Accept rules</source>
            <translation>Annahmeregeln</translation>
        </message>
        <message>
            <source>No rule yet: you are asked about every file.</source>
            <translation>Noch keine Regel: Du wirst bei jeder Datei gefragt.</translation>
        </message>
        <message>
            <source>No rule for this contact alone.</source>
            <translation>Keine Regel nur für diesen Kontakt.</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Hinzufügen …</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>RuleTrial</name>
        <message>
            <source>Offers the rule would have taken</source>
            <translation>Angebote, die die Regel angenommen hätte</translation>
        </message>
        <message>
            <source>Nothing was offered to you yet that the rule could be tried with.</source>
            <translation>Noch wurde dir nichts angeboten, womit sich die Regel erproben ließe.</translation>
        </message>
        <message>
            <source>Of the last offers ({count}), the rule would have taken none.</source>
            <translation>Von den letzten Angeboten ({count}) hätte die Regel keines angenommen.</translation>
        </message>
        <message numerus="yes">
            <source>Of the last offers ({count}), the rule would have taken %n.</source>
            <translation>
                <numerusform>Von den letzten Angeboten ({count}) hätte die Regel %Ln angenommen.</numerusform>
                <numerusform>Von den letzten Angeboten ({count}) hätte die Regel %Ln angenommen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them you declined.</source>
            <translation>
                <numerusform>%Ln davon hast du abgelehnt.</numerusform>
                <numerusform>%Ln davon hast du abgelehnt.</numerusform>
            </translation>
        </message>
        <message>
            <source>you declined it</source>
            <translation>von dir abgelehnt</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Taken without a question</source>
            <translation>Ohne Frage angenommen</translation>
        </message>
        <message>
            <source>The first rule that fits decides where a file goes; what no rule takes is asked about. Rules hold for people in your contacts and for your own devices, and never for files that can run.</source>
            <translation>Die erste passende Regel entscheidet, wohin eine Datei kommt; passt keine, wirst du gefragt. Regeln gelten für Personen in deinen Kontakten und für deine eigenen Geräte, nie aber für ausführbare Dateien.</translation>
        </message>
        <message>
            <source>All rules in one file, to keep or to take to another computer. An import asks first.</source>
            <translation>Alle Regeln in einer Datei, zum Aufheben oder für einen anderen Computer. Ein Import fragt vorher.</translation>
        </message>
        <message>
            <source>Contacts with settings of their own</source>
            <translation>Kontakte mit eigenen Einstellungen</translation>
        </message>
        <message>
            <source>None. Everybody’s files are treated alike.</source>
            <translation>Keine. Die Dateien aller werden gleich behandelt.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Opens what holds for files with the chosen contact.</source>
            <translation>Öffnet, was für Dateien mit dem gewählten Kontakt gilt.</translation>
        </message>
        <message>
            <source>The chosen contact’s files are treated like everybody’s again.</source>
            <translation>Die Dateien des gewählten Kontakts werden wieder behandelt wie die aller.</translation>
        </message>
        <message>
            <source>“File settings” in the menu of a contact: address, speed, rules.</source>
            <translation>„Dateieinstellungen“ im Menü eines Kontakts: Adresse, Tempo, Regeln.</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Search this conversation</source>
            <translation>Diese Unterhaltung durchsuchen</translation>
        </message>
        <message>
            <source>Earlier hit (Enter)</source>
            <translation>Früherer Treffer (Eingabe)</translation>
        </message>
        <message>
            <source>Later hit (Shift+Enter)</source>
            <translation>Späterer Treffer (Umschalt+Eingabe)</translation>
        </message>
        <message>
            <source>Close the search (Escape)</source>
            <translation>Suche schließen (Escape)</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>{number} of more than {count}</source>
            <translation>{number} von mehr als {count}</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} von {count}</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
    </context>
    <context>
        <name>SendBox</name>
        <message>
            <source>It is sent just as it is typed, in your name. Send only what you understand.</source>
            <translation>Es wird genau so gesendet, wie es dasteht, in deinem Namen. Sende nur, was du verstehst.</translation>
        </message>
        <message>
            <source>A stanza to send</source>
            <translation>Stanza zum Senden</translation>
        </message>
        <message>
            <source>Account to send by</source>
            <translation>Konto zum Senden</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Send the stanza (Ctrl+Enter)</source>
            <translation>Stanza senden (Strg+Eingabe)</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>Kein Konto ist online.</translation>
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message>
            <source>Send with Gharial</source>
            <translation>Mit Gharial senden</translation>
        </message>
        <message>
            <source>Send {name} to</source>
            <translation>{name} senden an</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to</source>
            <translation>
                <numerusform>%Ln Datei senden an</numerusform>
                <numerusform>%Ln Dateien senden an</numerusform>
            </translation>
        </message>
        <message>
            <source>Search contacts</source>
            <translation>Kontakte suchen</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>No contacts yet. Add somebody in the contacts first.</source>
            <translation>Noch keine Kontakte. Füge zuerst jemanden hinzu.</translation>
        </message>
        <message>
            <source>No contact of that name.</source>
            <translation>Kein Kontakt mit diesem Namen.</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>An %Ln Person senden</numerusform>
                <numerusform>An %Ln Personen senden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} und %Ln weitere</numerusform>
                <numerusform>{names} und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
    </context>
    <context>
        <name>ServerFields</name>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>found by itself</source>
            <translation>findet sich von selbst</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>those this computer trusts</source>
            <translation>denen dieser Computer vertraut</translation>
        </message>
        <message>
            <source>Certificate file</source>
            <translation>Zertifikatsdatei</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose a certificate file</source>
            <translation>Zertifikatsdatei wählen</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>Zertifikate (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
    </context>
    <context>
        <name>SettingRows</name>
        <message>
            <source>kB/s</source>
            <translation>kB/s</translation>
        </message>
        <message>
            <source>MB/s</source>
            <translation>MB/s</translation>
        </message>
    </context>
    <context>
        <name>SettingsSearch</name>
        <message>
            <source>Search settings</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search the settings by their names and by what is said about them (Ctrl+F)</source>
            <translation>Einstellungen nach ihrem Namen und nach dem durchsuchen, was über sie gesagt wird (Strg+F)</translation>
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Konten</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>Accept rules</source>
            <translation>Annahmeregeln</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netzwerk</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
    </context>
    <context>
        <name>SharedFilesWindow</name>
        <message>
            <source>Files shared with {name}</source>
            <translation>Dateien mit {name}</translation>
        </message>
        <message>
            <source>Asking {name}'s program…</source>
            <translation>Das Programm von {name} wird gefragt …</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Angefragt</translation>
        </message>
        <message>
            <source>{name} shares no files with you now. To share some, they choose “Shared files…” in the menu of the paper clip of your conversation.</source>
            <translation>{name} gibt gerade keine Dateien für dich frei. Das geht drüben mit „Freigegebene Dateien …“ im Menü der Büroklammer eurer Unterhaltung.</translation>
        </message>
        <message>
            <source>{name}'s program has no list of shared files. What it announces one by one stands here once it has come; links to files open in the conversation.</source>
            <translation>Das Programm von {name} hat keine Liste freigegebener Dateien. Was es einzeln ankündigt, steht dann hier; Links zu Dateien öffnest du in der Unterhaltung.</translation>
        </message>
        <message>
            <source>{name} shares more files than fit here.</source>
            <translation>{name} gibt mehr Dateien frei, als hier Platz haben.</translation>
        </message>
        <message>
            <source>{name} is offline. The list comes when they are back.</source>
            <translation>{name} ist offline. Die Liste kommt, wenn die Person wieder da ist.</translation>
        </message>
        <message>
            <source>Not fetched</source>
            <translation>Nicht geholt</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>Da</translation>
        </message>
        <message>
            <source>Coming</source>
            <translation>Kommt</translation>
        </message>
        <message>
            <source>Files that {name} may fetch</source>
            <translation>Dateien, die {name} holen darf</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Copied. {name} alone can use it.</source>
            <translation>Kopiert. Nur {name} kann etwas damit anfangen.</translation>
        </message>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%Ln-mal</numerusform>
                <numerusform>%Ln-mal</numerusform>
            </translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>noch nicht</translation>
        </message>
        <message>
            <source>Files from {name}</source>
            <translation>Dateien von {name}</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Noch einmal nachsehen</translation>
        </message>
        <message>
            <source>Fetch</source>
            <translation>Holen</translation>
        </message>
        <message>
            <source>Fetch the selected files</source>
            <translation>Die ausgewählten Dateien holen</translation>
        </message>
        <message>
            <source>Files from you for {name}</source>
            <translation>Dateien von dir für {name}</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>Geholt</translation>
        </message>
        <message>
            <source>You share no files with {name}. What you share they can fetch at any time, until you stop that or quit Gharial.</source>
            <translation>Du gibst keine Dateien für {name} frei. Was du freigibst, kann jederzeit geholt werden, bis du das beendest oder Gharial verlässt.</translation>
        </message>
        <message>
            <source>Share files…</source>
            <translation>Dateien freigeben …</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Link kopieren</translation>
        </message>
        <message>
            <source>Stop sharing</source>
            <translation>Nicht mehr freigeben</translation>
        </message>
    </context>
    <context>
        <name>SharedTable</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Quit Gharial</source>
            <translation>Gharial beenden</translation>
        </message>
        <message>
            <source>A file is still on its way.</source>
            <translation>Eine Datei ist noch unterwegs.</translation>
        </message>
        <message>
            <source>If you quit now, it stops, and goes on when Gharial runs again.</source>
            <translation>Wenn du jetzt beendest, hält sie an und geht weiter, sobald Gharial wieder läuft.</translation>
        </message>
        <message numerus="yes">
            <source>%n files are still on their way.</source>
            <translation>
                <numerusform>%Ln Datei ist noch unterwegs.</numerusform>
                <numerusform>%Ln Dateien sind noch unterwegs.</numerusform>
            </translation>
        </message>
        <message>
            <source>If you quit now, they stop, and go on when Gharial runs again.</source>
            <translation>Wenn du jetzt beendest, halten sie an und gehen weiter, sobald Gharial wieder läuft.</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>Weiterlaufen</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>alice@river.example</source>
            <translation>alice@river.example</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Create an account…</source>
            <translation>Konto anlegen …</translation>
        </message>
        <message>
            <source>Sign in with your XMPP account, on any server.</source>
            <translation>Melde dich mit deinem XMPP-Konto an, auf irgendeinem Server.</translation>
        </message>
        <message>
            <source>Signing in to {host}…</source>
            <translation>Anmelden bei {host} …</translation>
        </message>
    </context>
    <context>
        <name>SpeedGraph</name>
        <message>
            <source>Speed of the last minute</source>
            <translation>Tempo der letzten Minute</translation>
        </message>
        <message>
            <source>No speed is known yet.</source>
            <translation>Noch ist kein Tempo bekannt.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>{now} now, between {least} and {most} in the last minute</source>
            <translation>Jetzt {now}, in der letzten Minute zwischen {least} und {most}</translation>
        </message>
    </context>
    <context>
        <name>StanzaModel</name>
        <message>
            <source>Direction</source>
            <translation>Richtung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Worum</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>Von oder an</translation>
        </message>
    </context>
    <context>
        <name>StanzaText</name>
        <message>
            <source>The chosen stanzas</source>
            <translation>Die gewählten Stanzas</translation>
        </message>
        <message>
            <source>Choose a stanza above to read it.</source>
            <translation>Wähle oben eine Stanza, um sie zu lesen.</translation>
        </message>
    </context>
    <context>
        <name>StateLine</name>
        <message>
            <source>Join</source>
            <translation>Beitreten</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Join again</source>
            <translation>Wieder beitreten</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
        <message>
            <source>You may read here, but not write. A moderator can let you speak.</source>
            <translation>Du darfst hier lesen, aber nicht schreiben. Ein Moderator kann dich sprechen lassen.</translation>
        </message>
        <message>
            <source>You are not connected. Gharial joins again by itself once you are.</source>
            <translation>Du bist nicht verbunden. Gharial tritt von selbst wieder bei, sobald du es bist.</translation>
        </message>
        <message>
            <source>You are not connected, and not in this group chat.</source>
            <translation>Du bist nicht verbunden und nicht in diesem Gruppenchat.</translation>
        </message>
        <message>
            <source>Joining…</source>
            <translation>Beitreten …</translation>
        </message>
        <message>
            <source>You are not in this group chat.</source>
            <translation>Du bist nicht in diesem Gruppenchat.</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>Dorthin gehen</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>Anlegen …</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>Anderer Name</translation>
        </message>
        <message>
            <source>Password of this group chat</source>
            <translation>Passwort dieses Gruppenchats</translation>
        </message>
    </context>
    <context>
        <name>StatusMenu</name>
        <message>
            <source>Status text…</source>
            <translation>Statustext …</translation>
        </message>
        <message>
            <source>Remove status text</source>
            <translation>Statustext entfernen</translation>
        </message>
    </context>
    <context>
        <name>StatusTextDialog</name>
        <message>
            <source>Status text</source>
            <translation>Statustext</translation>
        </message>
        <message>
            <source>Your contacts see this beside your name:</source>
            <translation>Das sehen deine Kontakte neben deinem Namen:</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>Setzen</translation>
        </message>
    </context>
    <context>
        <name>TopicLine</name>
        <message>
            <source>Change the topic</source>
            <translation>Thema ändern</translation>
        </message>
        <message>
            <source>Topic of this group chat</source>
            <translation>Thema dieses Gruppenchats</translation>
        </message>
        <message>
            <source>What this group chat is about; Enter keeps it</source>
            <translation>Worum es in diesem Gruppenchat geht; die Eingabetaste speichert es</translation>
        </message>
        <message>
            <source>No topic yet</source>
            <translation>Noch kein Thema</translation>
        </message>
        <message>
            <source>Topic: {topic}</source>
            <translation>Thema: {topic}</translation>
        </message>
    </context>
    <context>
        <name>TransferCommands</name>
        <message>
            <source>Answer…</source>
            <translation>Antworten …</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Use another way</source>
            <translation>Anderen Weg nehmen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Remove from list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
        <message>
            <source>Cancel or remove</source>
            <translation>Abbrechen oder entfernen</translation>
        </message>
        <message>
            <source>Pause all</source>
            <translation>Alle anhalten</translation>
        </message>
        <message>
            <source>Resume all</source>
            <translation>Alle fortsetzen</translation>
        </message>
        <message>
            <source>Retry all failed</source>
            <translation>Gescheiterte wiederholen</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>Fertige entfernen</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Jetzt versuchen</translation>
        </message>
        <message>
            <source>The next one</source>
            <translation>Den nächsten</translation>
        </message>
        <message>
            <source>By another method</source>
            <translation>Mit anderem Verfahren</translation>
        </message>
        <message>
            <source>{way} · {method}</source>
            <translation>{way} · {method}</translation>
        </message>
        <message>
            <source>No other way is known yet</source>
            <translation>Kein anderer Weg ist bisher bekannt</translation>
        </message>
    </context>
    <context>
        <name>TransferDelegate</name>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} von {size}</translation>
        </message>
    </context>
    <context>
        <name>TransferTestPage</name>
        <message>
            <source>Test my transfers</source>
            <translation>Meine Übertragungen testen</translation>
        </message>
        <message>
            <source>Looks at what your server offers and sends a small file to yourself by every way there is. It takes a minute or two; contacts may see two more devices of yours meanwhile, and nothing stays behind.</source>
            <translation>Sieht nach, was dein Server anbietet, und sendet dir selbst auf jedem vorhandenen Weg eine kleine Datei. Es dauert ein, zwei Minuten; Kontakte sehen dabei vielleicht zwei Geräte mehr von dir, und nichts bleibt zurück.</translation>
        </message>
        <message>
            <source>Account to test</source>
            <translation>Konto für den Test</translation>
        </message>
        <message>
            <source>Also upload a test file</source>
            <translation>Auch eine Testdatei hochladen</translation>
        </message>
        <message>
            <source>256 kB of random data stay on the server until it deletes them. Nobody gets the link.</source>
            <translation>256 kB Zufallsdaten bleiben auf dem Server, bis er sie löscht. Niemand bekommt den Link.</translation>
        </message>
        <message>
            <source>Start the test</source>
            <translation>Test starten</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>With network addresses</source>
            <translation>Mit Netzwerkadressen</translation>
        </message>
        <message>
            <source>The report then shows this computer’s addresses to whoever reads it.</source>
            <translation>Der Bericht zeigt dann jedem, der ihn liest, die Adressen dieses Computers.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>Test läuft …</translation>
        </message>
        <message>
            <source>The test was cancelled.</source>
            <translation>Der Test wurde abgebrochen.</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>Kein Konto ist online.</translation>
        </message>
    </context>
    <context>
        <name>TransferView</name>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
    </context>
    <context>
        <name>TransfersPage</name>
        <message>
            <source>Received files</source>
            <translation>Empfangene Dateien</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose the folder for received files</source>
            <translation>Wähle den Ordner für empfangene Dateien</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Proposed for the next file; each time you can choose another one, which is then kept.</source>
            <translation>Wird für die nächste Datei vorgeschlagen; du kannst jedes Mal einen anderen wählen, der dann gilt.</translation>
        </message>
        <message>
            <source>Load small pictures of files that contacts offer</source>
            <translation>Kleine Bilder angebotener Dateien laden</translation>
        </message>
        <message>
            <source>Some programs show a small picture before you answer. To load it, their computer is asked, and sees your network address before you have accepted. Otherwise a button in the question does it. Nothing is ever loaded from strangers, nor from contacts you hide your address from.</source>
            <translation>Manche Programme zeigen ein kleines Bild, bevor du antwortest. Es kommt vom anderen Computer, und der sieht deine Netzwerkadresse, bevor du angenommen hast. Sonst holt es ein Knopf in der Frage. Nie geladen wird etwas von Unbekannten oder von Kontakten, vor denen du deine Adresse verbirgst.</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>Unterwegs</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>Dateien gleichzeitig</translation>
        </message>
        <message>
            <source>Others wait for their turn, in the order in which they came.</source>
            <translation>Die anderen warten, bis sie dran sind, in der Reihenfolge, in der sie kamen.</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>Höchstens senden mit</translation>
        </message>
        <message>
            <source>For all files together. A contact can have a limit of their own: “File settings” in their menu.</source>
            <translation>Für alle Dateien zusammen. Ein Kontakt kann eine eigene Grenze haben: „Dateieinstellungen“ in seinem Menü.</translation>
        </message>
        <message>
            <source>as fast as it goes</source>
            <translation>so schnell es geht</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>Höchstens empfangen mit</translation>
        </message>
        <message>
            <source>For all files together; messages are not held up by files either way.</source>
            <translation>Für alle Dateien zusammen; Nachrichten werden von Dateien in keinem Fall aufgehalten.</translation>
        </message>
        <message>
            <source>Outside these hours files go as fast as they can. Limits of single contacts hold all day.</source>
            <translation>Außerhalb dieser Stunden gehen Dateien so schnell wie möglich. Grenzen einzelner Kontakte gelten den ganzen Tag.</translation>
        </message>
        <message>
            <source>Keep the computer awake while files move</source>
            <translation>Den Computer wach halten, während Dateien unterwegs sind</translation>
        </message>
        <message>
            <source>It does not go to sleep by itself in the middle of a file.</source>
            <translation>Er geht dann nicht mitten in einer Datei von selbst schlafen.</translation>
        </message>
        <message>
            <source>Clear finished files from the list</source>
            <translation>Fertige Dateien aus der Liste entfernen</translation>
        </message>
        <message>
            <source>Only from the list of transfers: the files stay where they are. What failed stays in the list.</source>
            <translation>Nur aus der Liste der Übertragungen: Die Dateien bleiben, wo sie sind. Was fehlschlug, bleibt in der Liste.</translation>
        </message>
        <message>
            <source>Never by itself</source>
            <translation>Nie von selbst</translation>
        </message>
        <message>
            <source>When Gharial quits</source>
            <translation>Wenn Gharial beendet wird</translation>
        </message>
        <message>
            <source>After a day</source>
            <translation>Nach einem Tag</translation>
        </message>
        <message>
            <source>After a week</source>
            <translation>Nach einer Woche</translation>
        </message>
        <message>
            <source>After a month</source>
            <translation>Nach einem Monat</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>A file that comes as a link</source>
            <translation>Eine Datei, die als Link kommt</translation>
        </message>
        <message>
            <source>Nothing is fetched before you say so: the web server would see your network address.</source>
            <translation>Nichts wird geholt, bevor du es sagst: Der Webserver sähe deine Netzwerkadresse.</translation>
        </message>
        <message>
            <source>Shown with a button to fetch it</source>
            <translation>Gezeigt, mit einem Knopf zum Holen</translation>
        </message>
        <message>
            <source>Asked about like any other file</source>
            <translation>Wird erfragt wie jede andere Datei</translation>
        </message>
        <message>
            <source>Left as a link in the text</source>
            <translation>Bleibt ein Link im Text</translation>
        </message>
        <message>
            <source>Copies on servers</source>
            <translation>Kopien auf Servern</translation>
        </message>
        <message>
            <source>Where no other way is left, a file can be put on your server, and the contact gets a link. The copy stays there as long as the server keeps it, and who runs the server can read it. Otherwise you are asked each time.</source>
            <translation>Wo kein anderer Weg bleibt, kann eine Datei auf deinen Server gelegt werden, und der Kontakt bekommt einen Link. Die Kopie bleibt, solange der Server sie behält, und wer den Server betreibt, kann sie lesen. Sonst wirst du jedes Mal gefragt.</translation>
        </message>
        <message>
            <source>Folder for received files</source>
            <translation>Ordner für empfangene Dateien</translation>
        </message>
    </context>
    <context>
        <name>TransfersWindow</name>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>No transfers here.</source>
            <translation>Hier sind keine Übertragungen.</translation>
        </message>
        <message>
            <source>No transfers yet.
Drop a file or a folder on a contact or into a conversation to send it.</source>
            <translation>Noch keine Übertragungen.
Zieh eine Datei oder einen Ordner auf einen Kontakt oder in eine Unterhaltung, um zu senden.</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>Beleg speichern …</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Details kopieren</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>Gharial: %n unread</source>
            <translation>
                <numerusform>Gharial: %Ln ungelesen</numerusform>
                <numerusform>Gharial: %Ln ungelesen</numerusform>
            </translation>
        </message>
        <message>
            <source>Gharial</source>
            <translation>Gharial</translation>
        </message>
        <message>
            <source>Open Gharial</source>
            <translation>Gharial öffnen</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
    </context>
    <context>
        <name>UploadConsent</name>
        <message>
            <source>{account} may leave copies on {server}</source>
            <translation>{account} darf Kopien auf {server} lassen</translation>
        </message>
    </context>
    <context>
        <name>Wakefulness</name>
        <message>
            <source>Files are being transferred</source>
            <comment>why the computer should stay awake</comment>
            <translation>Dateien werden übertragen</translation>
        </message>
    </context>
    <context>
        <name>XmlConsole</name>
        <message>
            <source>XML console</source>
            <translation>XML-Konsole</translation>
        </message>
        <message>
            <source>Hide message texts</source>
            <translation>Nachrichtentexte verbergen</translation>
        </message>
        <message>
            <source>What people wrote is left out here, in copies and in files; passwords and keys always are.</source>
            <translation>Was Leute geschrieben haben, fehlt dann hier, in Kopien und in Dateien; Passwörter und Schlüssel fehlen immer.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>Stanza schreiben</translation>
        </message>
        <message>
            <source>Stanzas</source>
            <translation>Stanzas</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Gespeichert.</translation>
        </message>
        <message>
            <source>Save the stanzas</source>
            <translation>Stanzas speichern</translation>
        </message>
        <message>
            <source>Only this contact</source>
            <translation>Nur dieser Kontakt</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>Nur Dateiübertragungen</translation>
        </message>
        <message>
            <source>None of the stanzas that passed fits what is set above.</source>
            <translation>Keine der Stanzas passt zu dem, was oben eingestellt ist.</translation>
        </message>
        <message>
            <source>Nothing has passed yet. What comes and goes from now on is shown here.</source>
            <translation>Noch ist nichts hier. Was von jetzt an kommt und geht, wird hier gezeigt.</translation>
        </message>
        <message>
            <source>Paused; {count} wait</source>
            <translation>Angehalten; {count} warten</translation>
        </message>
        <message>
            <source>Stanzas: {count}</source>
            <translation>Stanzas: {count}</translation>
        </message>
        <message>
            <source>Stanzas: {shown} of {count}</source>
            <translation>Stanzas: {shown} von {count}</translation>
        </message>
    </context>
    <context>
        <name>_ContactRows</name>
        <message>
            <source>Privacy</source>
            <translation>Privatsphäre</translation>
        </message>
        <message>
            <source>Never show them my network address</source>
            <translation>Meine Netzwerkadresse nie zeigen</translation>
        </message>
        <message>
            <source>Files go through servers alone, which is slower; links of theirs are not fetched.</source>
            <translation>Dateien gehen nur über Server, und das ist langsamer; Links von dort werden nicht geholt.</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>Höchstens senden mit</translation>
        </message>
        <message>
            <source>All files to them together.</source>
            <translation>Alle Dateien dorthin zusammen.</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>Höchstens empfangen mit</translation>
        </message>
        <message>
            <source>All files from them together.</source>
            <translation>Alle Dateien von dort zusammen.</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>Dateien gleichzeitig</translation>
        </message>
        <message>
            <source>Of theirs; the limit for all contacts together still holds.</source>
            <translation>Nur bei diesem Kontakt; die Grenze für alle Kontakte zusammen gilt weiter.</translation>
        </message>
        <message>
            <source>as for everybody</source>
            <translation>wie für alle</translation>
        </message>
        <message>
            <source>Taken without a question</source>
            <translation>Ohne Frage angenommen</translation>
        </message>
        <message>
            <source>Never files that can run. Rules for all contacts are in the settings.</source>
            <translation>Nie ausführbare Dateien. Regeln für alle Kontakte stehen in den Einstellungen.</translation>
        </message>
    </context>
    <context>
        <name>_PeopleDelegate</name>
        <message>
            <source>you</source>
            <translation>du</translation>
        </message>
    </context>
    <context>
        <name>_PeopleView</name>
        <message>
            <source>People in this group chat</source>
            <translation>Personen in diesem Gruppenchat</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbinden …</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>Online</translation>
        </message>
        <message>
            <source>Waiting to try again</source>
            <translation>Wartet auf den nächsten Versuch</translation>
        </message>
        <message>
            <source>Cannot sign in</source>
            <translation>Anmeldung nicht möglich</translation>
        </message>
    </context>
    <context>
        <name>address_checks</name>
        <message>
            <source>A port is a number from 1 to 65535, after a colon.</source>
            <translation>Ein Port ist eine Zahl von 1 bis 65535, nach einem Doppelpunkt.</translation>
        </message>
        <message>
            <source>This is neither a network address nor a name such as home.river.example.</source>
            <translation>Das ist weder eine Netzwerkadresse noch ein Name wie heim.river.example.</translation>
        </message>
        <message>
            <source>Nobody else can reach this address; it only means this computer or cable.</source>
            <translation>Diese Adresse erreicht sonst niemand; sie meint nur diesen Computer oder dieses Kabel.</translation>
        </message>
        <message>
            <source>Type the address of a proxy, such as proxy.river.example.</source>
            <translation>Gib die Adresse eines Proxys ein, etwa proxy.river.example.</translation>
        </message>
        <message>
            <source>The address of a proxy has no slash.</source>
            <translation>Die Adresse eines Proxys hat keinen Schrägstrich.</translation>
        </message>
        <message>
            <source>This proxy is in the list already.</source>
            <translation>Dieser Proxy ist schon in der Liste.</translation>
        </message>
    </context>
    <context>
        <name>argparse</name>
        <message>
            <source>usage: </source>
            <extracomment>What comes before the usage of a command, with the space after it.</extracomment>
            <translation>Aufruf: </translation>
        </message>
        <message>
            <source>positional arguments</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>Argumente</translation>
        </message>
        <message>
            <source>options</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>show this help message and exit</source>
            <translation>diese Hilfe zeigen und enden</translation>
        </message>
        <message>
            <source>show program's version number and exit</source>
            <translation>die Version des Programms zeigen und enden</translation>
        </message>
        <message>
            <source>%(prog)s: error: %(message)s
</source>
            <extracomment>The whole line about what was typed wrongly, with its end.</extracomment>
            <translation>%(prog)s: Fehler: %(message)s
</translation>
        </message>
        <message>
            <source>argument %(argument_name)s: %(message)s</source>
            <extracomment>What is wrong with one argument.</extracomment>
            <translation>Argument %(argument_name)s: %(message)s</translation>
        </message>
        <message>
            <source>unrecognized arguments: %s</source>
            <translation>unbekannte Argumente: %s</translation>
        </message>
        <message>
            <source>the following arguments are required: %s</source>
            <translation>diese Argumente fehlen: %s</translation>
        </message>
        <message>
            <source>expected one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>dahinter fehlt etwas</translation>
        </message>
        <message>
            <source>expected at least one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>dahinter muss mindestens eines stehen</translation>
        </message>
        <message>
            <source>ignored explicit argument %r</source>
            <extracomment>After the name of an option that takes nothing and was given something.</extracomment>
            <translation>steht allein, mit %r geht es nicht</translation>
        </message>
        <message>
            <source>ambiguous option: %(option)s could match %(matches)s</source>
            <translation>mehrdeutige Option: %(option)s kann %(matches)s sein</translation>
        </message>
        <message>
            <source>invalid choice: %(value)r (choose from %(choices)s)</source>
            <translation>%(value)r geht hier nicht (zur Wahl: %(choices)s)</translation>
        </message>
    </context>
    <context>
        <name>details</name>
        <message>
            <source>{words} ({address})</source>
            <translation>{words} ({address})</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed} on average</source>
            <translation>{size} in {time}, {speed} im Durchschnitt</translation>
        </message>
        <message>
            <source>Sent from {path}</source>
            <translation>Gesendet aus {path}</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>Gespeichert als {path}</translation>
        </message>
        <message>
            <source>To be saved as {path}</source>
            <translation>Wird gespeichert als {path}</translation>
        </message>
        <message>
            <source>Last time with {name} this way worked.</source>
            <translation>Letztes Mal ging dieser Weg mit {name}.</translation>
        </message>
        <message>
            <source>Last time with {name} this way did not work; it is tried again.</source>
            <translation>Letztes Mal ging dieser Weg mit {name} nicht; er wird wieder versucht.</translation>
        </message>
        <message>
            <source>Next: {words}</source>
            <translation>Danach: {words}</translation>
        </message>
        <message>
            <source>Here: {hash}</source>
            <translation>Hier: {hash}</translation>
        </message>
        <message>
            <source>not computed yet</source>
            <translation>noch nicht berechnet</translation>
        </message>
        <message>
            <source>Other side: {hash}</source>
            <translation>Andere Seite: {hash}</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>nicht genannt</translation>
        </message>
        <message>
            <source>Verified: both sides have the same file, by its hash.</source>
            <translation>Geprüft: Beide Seiten haben dieselbe Datei, laut ihrer Prüfsumme.</translation>
        </message>
        <message>
            <source>Not verified: this method lets the other side compare nothing, so nobody checked the file's hash.</source>
            <translation>Nicht geprüft: Bei diesem Verfahren kann die andere Seite nichts vergleichen, also hat niemand die Prüfsumme der Datei kontrolliert.</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln Datei</numerusform>
                <numerusform>%Ln Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %Ln weitere</numerusform>
                <numerusform>und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>nicht gesendet</translation>
        </message>
        <message>
            <source>To {name}</source>
            <translation>An {name}</translation>
        </message>
        <message>
            <source>From {name}</source>
            <translation>Von {name}</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>Angefragt</translation>
        </message>
        <message>
            <source>worked</source>
            <translation>ging</translation>
        </message>
        <message>
            <source>going on</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>after {time}</source>
            <translation>nach {time}</translation>
        </message>
    </context>
    <context>
        <name>dropped</name>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} ist offline: Wird gesendet, sobald {name} wieder da ist</translation>
        </message>
        <message>
            <source>Send the folder {folder} to {name}</source>
            <translation>Ordner {folder} an {name} senden</translation>
        </message>
        <message numerus="yes">
            <source>Send %n folders to {name}</source>
            <translation>
                <numerusform>%Ln Ordner an {name} senden</numerusform>
                <numerusform>%Ln Ordner an {name} senden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files and folders to {name}</source>
            <translation>
                <numerusform>%Ln Datei oder Ordner an {name} senden</numerusform>
                <numerusform>%Ln Dateien und Ordner an {name} senden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to {name}</source>
            <translation>
                <numerusform>%Ln Datei an {name} senden</numerusform>
                <numerusform>%Ln Dateien an {name} senden</numerusform>
            </translation>
        </message>
        <message>
            <source>Send 1 file ({size}) to {name}</source>
            <translation>1 Datei ({size}) an {name} senden</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files ({size}) to {name}</source>
            <translation>
                <numerusform>%Ln Datei ({size}) an {name} senden</numerusform>
                <numerusform>%Ln Dateien ({size}) an {name} senden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>emoji_list</name>
        <message>
            <source>Faces and people</source>
            <translation>Gesichter und Personen</translation>
        </message>
        <message>
            <source>Animals and nature</source>
            <translation>Tiere und Natur</translation>
        </message>
        <message>
            <source>Food and drink</source>
            <translation>Essen und Trinken</translation>
        </message>
        <message>
            <source>Activities</source>
            <translation>Aktivitäten</translation>
        </message>
        <message>
            <source>Travel and places</source>
            <translation>Reisen und Orte</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>Gegenstände</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>Symbole</translation>
        </message>
    </context>
    <context>
        <name>explain</name>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>Der Server kennt {account} nicht mit diesem Passwort.</translation>
        </message>
        <message>
            <source>Check the address and the password, and try again.</source>
            <translation>Prüfe Adresse und Passwort und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>The server has switched off {account}.</source>
            <translation>Der Server hat {account} abgeschaltet.</translation>
        </message>
        <message>
            <source>Ask the server's operator.</source>
            <translation>Frag den Betreiber des Servers.</translation>
        </message>
        <message>
            <source>The password of {account} has expired.</source>
            <translation>Das Passwort von {account} ist abgelaufen.</translation>
        </message>
        <message>
            <source>Set a new one with the server's operator, then enter it here.</source>
            <translation>Setze beim Betreiber des Servers ein neues und gib es dann hier ein.</translation>
        </message>
        <message>
            <source>The server cannot check passwords at the moment.</source>
            <translation>Der Server kann gerade keine Passwörter prüfen.</translation>
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation>Versuche es in ein paar Minuten noch einmal.</translation>
        </message>
        <message>
            <source>The server wants a better protected connection before it takes a password.</source>
            <translation>Der Server will eine besser geschützte Verbindung, bevor er ein Passwort annimmt.</translation>
        </message>
        <message>
            <source>Ask the server's operator which server and port to use.</source>
            <translation>Frag den Betreiber des Servers, welcher Server und Port zu nehmen ist.</translation>
        </message>
        <message>
            <source>The server wants a stronger way to sign in than the one that was tried.</source>
            <translation>Der Server will eine stärkere Art der Anmeldung als die versuchte.</translation>
        </message>
        <message>
            <source>Ask the server's operator; the password may have to be set anew.</source>
            <translation>Frag den Betreiber des Servers; vielleicht muss das Passwort neu gesetzt werden.</translation>
        </message>
        <message>
            <source>The server and Gharial know no common way to sign in.</source>
            <translation>Der Server und Gharial kennen keine gemeinsame Art der Anmeldung.</translation>
        </message>
        <message>
            <source>Ask the server's operator to offer sign-in with SCRAM.</source>
            <translation>Bitte den Betreiber des Servers, die Anmeldung mit SCRAM anzubieten.</translation>
        </message>
        <message>
            <source>The server does not let this password sign in as {account}.</source>
            <translation>Der Server lässt mit diesem Passwort nicht als {account} anmelden.</translation>
        </message>
        <message>
            <source>Check the address.</source>
            <translation>Prüfe die Adresse.</translation>
        </message>
        <message>
            <source>The server did not understand the sign-in of {account}.</source>
            <translation>Der Server hat die Anmeldung von {account} nicht verstanden.</translation>
        </message>
        <message>
            <source>Check the address and the password for unusual characters.</source>
            <translation>Prüfe Adresse und Passwort auf ungewöhnliche Zeichen.</translation>
        </message>
        <message>
            <source>Another program signed in with the same device name and took the place.</source>
            <translation>Ein anderes Programm hat sich mit demselben Gerätenamen angemeldet und den Platz übernommen.</translation>
        </message>
        <message>
            <source>Close the other program, or give this one another device name.</source>
            <translation>Schließe das andere Programm, oder gib diesem hier einen anderen Gerätenamen.</translation>
        </message>
        <message>
            <source>{host} had heard nothing from here for too long and ended the connection.</source>
            <translation>{host} hatte von hier zu lange nichts gehört und hat die Verbindung beendet.</translation>
        </message>
        <message>
            <source>Gharial signs in again by itself.</source>
            <translation>Gharial meldet sich von selbst wieder an.</translation>
        </message>
        <message>
            <source>The server that answered does not look after {host}.</source>
            <translation>Der Server, der geantwortet hat, ist nicht für {host} zuständig.</translation>
        </message>
        <message>
            <source>Check the part of the address after the @, and the server under “More”.</source>
            <translation>Prüfe den Teil der Adresse nach dem @ und den Server unter „Mehr“.</translation>
        </message>
        <message>
            <source>{host} has been closed for good by its operator.</source>
            <translation>{host} wurde von seinem Betreiber endgültig geschlossen.</translation>
        </message>
        <message>
            <source>Create an account on another server.</source>
            <translation>Lege ein Konto auf einem anderen Server an.</translation>
        </message>
        <message>
            <source>{host} ended the connection because something broke its rules.</source>
            <translation>{host} hat die Verbindung beendet, weil etwas gegen seine Regeln verstieß.</translation>
        </message>
        <message>
            <source>It may allow less in a short time. Wait a while, or ask its operator.</source>
            <translation>Vielleicht erlaubt er in kurzer Zeit weniger. Warte eine Weile, oder frag seinen Betreiber.</translation>
        </message>
        <message>
            <source>{host} could not reach a service it needs for signing in.</source>
            <translation>{host} hat einen Dienst nicht erreicht, den er für die Anmeldung braucht.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself.</source>
            <translation>Gharial versucht es von selbst noch einmal.</translation>
        </message>
        <message>
            <source>{host} asked for a fresh connection.</source>
            <translation>{host} hat um eine neue Verbindung gebeten.</translation>
        </message>
        <message>
            <source>{host} has no room for more connections at the moment.</source>
            <translation>{host} hat gerade keinen Platz für weitere Verbindungen.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; closing other devices may help.</source>
            <translation>Gharial versucht es von selbst noch einmal; andere Geräte abzumelden kann helfen.</translation>
        </message>
        <message>
            <source>{host} wants this account to use another server.</source>
            <translation>{host} möchte, dass dieses Konto einen anderen Server benutzt.</translation>
        </message>
        <message>
            <source>Ask its operator which one, and enter it under “More”.</source>
            <translation>Frag den Betreiber, welchen, und trage ihn unter „Mehr“ ein.</translation>
        </message>
        <message>
            <source>{host} is being shut down or restarted.</source>
            <translation>{host} wird gerade abgeschaltet oder neu gestartet.</translation>
        </message>
        <message>
            <source>Gharial signs in again as soon as it is back.</source>
            <translation>Gharial meldet sich wieder an, sobald er zurück ist.</translation>
        </message>
        <message>
            <source>{host} ended the connection because of a fault of its own.</source>
            <translation>{host} hat die Verbindung wegen eines eigenen Fehlers beendet.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; if it stays so, tell its operator.</source>
            <translation>Gharial versucht es von selbst noch einmal; wenn es so bleibt, sag es dem Betreiber.</translation>
        </message>
        <message>
            <source>{host} ended the connection because the sign-in took too long or failed.</source>
            <translation>{host} hat die Verbindung beendet, weil die Anmeldung zu lange dauerte oder scheiterte.</translation>
        </message>
        <message>
            <source>Check the password and try again.</source>
            <translation>Prüfe das Passwort und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>{host} is too old to talk to Gharial.</source>
            <translation>{host} ist zu alt, um mit Gharial zu sprechen.</translation>
        </message>
        <message>
            <source>Ask its operator to update it, or use another server.</source>
            <translation>Bitte den Betreiber um eine neuere Fassung, oder nimm einen anderen Server.</translation>
        </message>
        <message>
            <source>Somebody on {host} already has this name.</source>
            <translation>Auf {host} hat schon jemand diesen Namen.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Wähle einen anderen Namen.</translation>
        </message>
        <message>
            <source>{host} needs something that is missing, or does not accept what was entered.</source>
            <translation>{host} braucht etwas, das fehlt, oder nimmt die Eingaben nicht an.</translation>
        </message>
        <message>
            <source>Fill in every field; the name may need other letters, or the password more.</source>
            <translation>Fülle jedes Feld aus; vielleicht braucht der Name andere Buchstaben oder das Passwort mehr davon.</translation>
        </message>
        <message>
            <source>{host} did not accept what was entered.</source>
            <translation>{host} hat die Eingaben nicht angenommen.</translation>
        </message>
        <message>
            <source>Check every field and try again.</source>
            <translation>Prüfe jedes Feld und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>{host} cannot make an address from this name.</source>
            <translation>{host} kann aus diesem Namen keine Adresse machen.</translation>
        </message>
        <message>
            <source>Choose a name of letters, digits and dots.</source>
            <translation>Wähle einen Namen aus Buchstaben, Ziffern und Punkten.</translation>
        </message>
        <message>
            <source>The answer to the picture was not the one that {host} expected.</source>
            <translation>Die Antwort auf das Bild war nicht die, die {host} erwartet hat.</translation>
        </message>
        <message>
            <source>Ask for the form again and read the new picture.</source>
            <translation>Hole das Formular neu und lies das neue Bild.</translation>
        </message>
        <message>
            <source>{host} does not let programs create accounts.</source>
            <translation>{host} lässt Programme keine Konten anlegen.</translation>
        </message>
        <message>
            <source>Look on its web page, ask its operator, or choose another server.</source>
            <translation>Sieh auf der Webseite nach, frag den Betreiber, oder wähle einen anderen Server.</translation>
        </message>
        <message>
            <source>{host} does not take this invitation: it was used already, or its time is over.</source>
            <translation>{host} nimmt diese Einladung nicht an: Sie wurde schon benutzt, oder ihre Zeit ist abgelaufen.</translation>
        </message>
        <message>
            <source>Ask whoever sent it for a new one.</source>
            <translation>Bitte den Absender um eine neue.</translation>
        </message>
        <message>
            <source>Too many accounts were asked for from this network in a short time.</source>
            <translation>Aus diesem Netz wurden in kurzer Zeit zu viele Konten angefordert.</translation>
        </message>
        <message>
            <source>Wait a while and try again.</source>
            <translation>Warte eine Weile und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>{host} has a rule against this account.</source>
            <translation>{host} hat eine Regel gegen dieses Konto.</translation>
        </message>
        <message>
            <source>Try another name or a longer password, or ask its operator.</source>
            <translation>Versuche es mit einem anderen Namen oder längeren Passwort, oder frag den Betreiber.</translation>
        </message>
        <message>
            <source>{peer} did not understand the request.</source>
            <translation>{peer} hat die Anfrage nicht verstanden.</translation>
        </message>
        <message>
            <source>“Copy details” has what is needed to report it.</source>
            <translation>„Details kopieren“ enthält, was man zum Melden braucht.</translation>
        </message>
        <message>
            <source>{peer} already has an entry with this name.</source>
            <translation>{peer} hat schon einen Eintrag mit diesem Namen.</translation>
        </message>
        <message>
            <source>{peer} does not offer this.</source>
            <translation>{peer} bietet das nicht an.</translation>
        </message>
        <message>
            <source>{peer} does not allow you to do this.</source>
            <translation>{peer} erlaubt dir das nicht.</translation>
        </message>
        <message>
            <source>Ask for permission first.</source>
            <translation>Bitte zuerst um Erlaubnis.</translation>
        </message>
        <message>
            <source>{peer} is no longer at this address.</source>
            <translation>{peer} ist nicht mehr unter dieser Adresse.</translation>
        </message>
        <message>
            <source>Ask for the new address.</source>
            <translation>Frag nach der neuen Adresse.</translation>
        </message>
        <message>
            <source>{peer} could not do it because of a fault of its own.</source>
            <translation>{peer} konnte es wegen eines eigenen Fehlers nicht tun.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Versuche es später noch einmal.</translation>
        </message>
        <message>
            <source>{peer} does not have what was asked for.</source>
            <translation>{peer} hat nicht, worum gebeten wurde.</translation>
        </message>
        <message>
            <source>{peer} is not an address the server can deliver to.</source>
            <translation>{peer} ist keine Adresse, an die der Server zustellen kann.</translation>
        </message>
        <message>
            <source>{peer} does not accept this.</source>
            <translation>{peer} nimmt das nicht an.</translation>
        </message>
        <message>
            <source>{peer} lets nobody do this.</source>
            <translation>{peer} erlaubt das niemandem.</translation>
        </message>
        <message>
            <source>{peer} wants to know who you are before doing this.</source>
            <translation>{peer} will zuerst wissen, wer du bist.</translation>
        </message>
        <message>
            <source>Go offline and online again.</source>
            <translation>Geh offline und wieder online.</translation>
        </message>
        <message>
            <source>{peer} refused this because it breaks a rule there.</source>
            <translation>{peer} hat das abgelehnt, weil es dort gegen eine Regel verstößt.</translation>
        </message>
        <message>
            <source>Ask the server's operator what is allowed.</source>
            <translation>Frag den Betreiber des Servers, was erlaubt ist.</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} ist offline.</translation>
        </message>
        <message>
            <source>Try again when they are back.</source>
            <translation>Versuche es noch einmal, wenn die Person wieder da ist.</translation>
        </message>
        <message>
            <source>{peer} only does this for people who are signed up there.</source>
            <translation>{peer} tut das nur für Leute, die dort angemeldet sind.</translation>
        </message>
        <message>
            <source>Your server cannot find the server of {peer}.</source>
            <translation>Dein Server findet den Server von {peer} nicht.</translation>
        </message>
        <message>
            <source>Check the part of the address after the @.</source>
            <translation>Prüfe den Teil der Adresse nach dem @.</translation>
        </message>
        <message>
            <source>The server of {peer} does not answer.</source>
            <translation>Der Server von {peer} antwortet nicht.</translation>
        </message>
        <message>
            <source>{peer} is too busy at the moment, or has no room left.</source>
            <translation>{peer} hat gerade zu viel zu tun oder keinen Platz mehr.</translation>
        </message>
        <message>
            <source>{peer} cannot be reached or does not offer this.</source>
            <translation>{peer} ist nicht erreichbar oder bietet das nicht an.</translation>
        </message>
        <message>
            <source>Check the address, or try again when they are back.</source>
            <translation>Prüfe die Adresse, oder versuche es, wenn die Person wieder da ist.</translation>
        </message>
        <message>
            <source>{peer} only does this for contacts.</source>
            <translation>{peer} tut das nur für Kontakte.</translation>
        </message>
        <message>
            <source>Add them first, and wait until they agree.</source>
            <translation>Füge die Person zuerst hinzu und warte, bis sie zustimmt.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: nobody this computer trusts has signed its certificate.</source>
            <translation>{host} konnte sich nicht ausweisen: Niemand, dem dieser Computer vertraut, hat das Zertifikat unterschrieben.</translation>
        </message>
        <message>
            <source>Nothing was sent. If the server is run privately, choose its operator's certificate file under “More”.</source>
            <translation>Nichts wurde gesendet. Wenn der Server privat betrieben wird, wähle die Zertifikatsdatei seines Betreibers unter „Mehr“.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate has expired.</source>
            <translation>{host} konnte sich nicht ausweisen: Das Zertifikat ist abgelaufen.</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the date of this computer; if it is right, tell the server's operator.</source>
            <translation>Nichts wurde gesendet. Prüfe das Datum dieses Computers; wenn es stimmt, sag es dem Betreiber des Servers.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is only valid later.</source>
            <translation>{host} konnte sich nicht ausweisen: Das Zertifikat gilt erst später.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate belongs to another server.</source>
            <translation>{host} konnte sich nicht ausweisen: Das Zertifikat gehört zu einem anderen Server.</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the address; on a public network, somebody may be in between.</source>
            <translation>Nichts wurde gesendet. Prüfe die Adresse; in einem öffentlichen Netz ist vielleicht jemand dazwischen.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is not valid.</source>
            <translation>{host} konnte sich nicht ausweisen: Das Zertifikat ist nicht gültig.</translation>
        </message>
        <message>
            <source>Nothing was sent. Tell the server's operator.</source>
            <translation>Nichts wurde gesendet. Sag es dem Betreiber des Servers.</translation>
        </message>
        <message>
            <source>“{name}” is no longer in {folder}.</source>
            <translation>„{name}“ ist nicht mehr in {folder}.</translation>
        </message>
        <message>
            <source>Put it back or choose it again.</source>
            <translation>Leg es zurück oder wähle es neu.</translation>
        </message>
        <message>
            <source>You have no permission for “{name}” in {folder}.</source>
            <translation>Du hast keine Berechtigung für „{name}“ in {folder}.</translation>
        </message>
        <message>
            <source>Choose another place, or change its permissions.</source>
            <translation>Wähle einen anderen Ort, oder ändere die Rechte.</translation>
        </message>
        <message>
            <source>The disk that holds {folder} is full.</source>
            <translation>Der Datenträger mit {folder} ist voll.</translation>
        </message>
        <message>
            <source>Free some space or choose another folder; what has begun goes on by itself.</source>
            <translation>Schaffe Platz oder wähle einen anderen Ordner; was begonnen hat, geht von selbst weiter.</translation>
        </message>
        <message>
            <source>“{name}” was changed while it was being sent.</source>
            <translation>„{name}“ wurde während des Sendens geändert.</translation>
        </message>
        <message>
            <source>Send it again once nothing writes to it any more.</source>
            <translation>Sende es noch einmal, wenn nichts mehr hineinschreibt.</translation>
        </message>
        <message>
            <source>“{name}” in {folder} is neither a file nor a folder that can be sent.</source>
            <translation>„{name}“ in {folder} ist weder Datei noch Ordner, die sich senden lassen.</translation>
        </message>
        <message>
            <source>Choose files or folders.</source>
            <translation>Wähle Dateien oder Ordner.</translation>
        </message>
        <message>
            <source>The folder {path} does not exist.</source>
            <translation>Den Ordner {path} gibt es nicht.</translation>
        </message>
        <message>
            <source>Choose another folder, or create it.</source>
            <translation>Wähle einen anderen Ordner, oder lege ihn an.</translation>
        </message>
        <message>
            <source>“{name}” in {folder} could not be read or written.</source>
            <translation>„{name}“ in {folder} ließ sich nicht lesen oder schreiben.</translation>
        </message>
        <message>
            <source>Check the disk, or choose another place.</source>
            <translation>Prüfe den Datenträger, oder wähle einen anderen Ort.</translation>
        </message>
        <message>
            <source>The link to {host} is not encrypted, so anybody on the way could change the file.</source>
            <translation>Der Link zu {host} ist nicht verschlüsselt; jeder unterwegs könnte die Datei verändern.</translation>
        </message>
        <message>
            <source>Ask for a link that begins with https.</source>
            <translation>Bitte um einen Link, der mit https beginnt.</translation>
        </message>
        <message>
            <source>The link leads to {host}, which is inside your own network.</source>
            <translation>Der Link führt zu {host}, und das ist in deinem eigenen Netz.</translation>
        </message>
        <message>
            <source>Take it only if you expect a file from there.</source>
            <translation>Nimm ihn nur, wenn du von dort eine Datei erwartest.</translation>
        </message>
        <message>
            <source>The link to {host} leads from one place to the next without an end.</source>
            <translation>Der Link zu {host} führt endlos von einem Ort zum nächsten.</translation>
        </message>
        <message>
            <source>Ask for another link.</source>
            <translation>Bitte um einen anderen Link.</translation>
        </message>
        <message>
            <source>The link to {host} is not one that a file can be fetched from.</source>
            <translation>Von dem Link zu {host} lässt sich keine Datei holen.</translation>
        </message>
        <message>
            <source>Fetching from {host} would show your address, which this contact must not learn.</source>
            <translation>Von {host} zu holen würde deine Adresse zeigen, die dieser Kontakt nicht erfahren darf.</translation>
        </message>
        <message>
            <source>Change that in the contact's settings if you want the file.</source>
            <translation>Ändere das in den Einstellungen des Kontakts, wenn du die Datei willst.</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link: it was changed, or is another file.</source>
            <translation>Was von {host} kam, lässt sich mit dem Schlüssel seines Links nicht öffnen: Es wurde verändert oder ist eine andere Datei.</translation>
        </message>
        <message>
            <source>Nothing of it was kept. Ask for another link.</source>
            <translation>Nichts davon wurde behalten. Bitte um einen anderen Link.</translation>
        </message>
        <message>
            <source>The folder “{name}” holds {found} files, and no more than {limit} can travel together.</source>
            <translation>Der Ordner „{name}“ enthält {found} Dateien, und mehr als {limit} können nicht zusammen reisen.</translation>
        </message>
        <message>
            <source>Pack it into one file, or send its folders one after the other.</source>
            <translation>Packe ihn in eine Datei, oder sende seine Ordner nacheinander.</translation>
        </message>
        <message>
            <source>The folder “{name}” has folders within folders, more than {limit} deep.</source>
            <translation>Der Ordner „{name}“ hat Ordner in Ordnern, tiefer als {limit} Ebenen.</translation>
        </message>
        <message>
            <source>Pack it into one file.</source>
            <translation>Packe ihn in eine Datei.</translation>
        </message>
        <message>
            <source>The names in the folder “{name}” are too long to be sent.</source>
            <translation>Die Namen im Ordner „{name}“ sind zum Senden zu lang.</translation>
        </message>
        <message>
            <source>Their program takes no folders, and the {found} files of “{name}” are too many to be offered one by one.</source>
            <translation>Das andere Programm nimmt keine Ordner an, und die {found} Dateien von „{name}“ sind zu viele, um sie einzeln anzubieten.</translation>
        </message>
        <message>
            <source>The folder “{name}” came with a list of files that no folder has. Nothing of it was kept.</source>
            <translation>Der Ordner „{name}“ kam mit einer Dateiliste, wie sie kein Ordner hat. Nichts davon wurde behalten.</translation>
        </message>
        <message>
            <source>Ask for single files, and take them only from people you trust.</source>
            <translation>Bitte um einzelne Dateien, und nimm sie nur von Leuten, denen du vertraust.</translation>
        </message>
        <message>
            <source>There is no address yet.</source>
            <translation>Es gibt noch keine Adresse.</translation>
        </message>
        <message>
            <source>An address looks like name@server, for example alice@river.example.</source>
            <translation>Eine Adresse sieht aus wie name@server, zum Beispiel alice@river.example.</translation>
        </message>
        <message>
            <source>“{text}” is not an address.</source>
            <translation>„{text}“ ist keine Adresse.</translation>
        </message>
        <message>
            <source>The server did not accept the sign-in of {account}.</source>
            <translation>Der Server hat die Anmeldung von {account} nicht angenommen.</translation>
        </message>
        <message>
            <source>The password of {account} is not stored on this computer.</source>
            <translation>Das Passwort von {account} ist auf diesem Computer nicht gespeichert.</translation>
        </message>
        <message>
            <source>Enter it to sign in.</source>
            <translation>Gib es ein, um dich anzumelden.</translation>
        </message>
        <message>
            <source>There is no server called {host}, or the network cannot look up names right now.</source>
            <translation>Es gibt keinen Server namens {host}, oder das Netz kann gerade keine Namen auflösen.</translation>
        </message>
        <message>
            <source>Check the name of the server, the part of an address after the @, and the network connection.</source>
            <translation>Prüfe den Namen des Servers, den Teil einer Adresse nach dem @, und die Netzwerkverbindung.</translation>
        </message>
        <message>
            <source>{host} could not be reached on port {port}: nothing answers there.</source>
            <translation>{host} war an Port {port} nicht erreichbar: Dort antwortet nichts.</translation>
        </message>
        <message>
            <source>The server may be down or a firewall may close the way. Check server, port and network.</source>
            <translation>Vielleicht ist der Server aus, oder eine Firewall versperrt den Weg. Prüfe Server, Port und Netz.</translation>
        </message>
        <message>
            <source>{host} offers no way to sign in that keeps the password secret.</source>
            <translation>{host} bietet keine Anmeldung an, bei der das Passwort geheim bleibt.</translation>
        </message>
        <message>
            <source>No password was sent. Ask the server's operator to switch on encrypted sign-in.</source>
            <translation>Kein Passwort wurde gesendet. Bitte den Betreiber des Servers, verschlüsselte Anmeldung einzuschalten.</translation>
        </message>
        <message>
            <source>{host} took the connection and then said nothing for {time}.</source>
            <translation>{host} nahm die Verbindung an und sagte dann {time} lang nichts.</translation>
        </message>
        <message>
            <source>It may be overloaded, or the port may belong to something else. Try again later.</source>
            <translation>Vielleicht ist er überlastet, oder der Port gehört zu etwas anderem. Versuche es später noch einmal.</translation>
        </message>
        <message>
            <source>{host} ended the connection.</source>
            <translation>{host} hat die Verbindung beendet.</translation>
        </message>
        <message>
            <source>{account} is offline, so this could not be done.</source>
            <translation>{account} ist offline, darum ging das nicht.</translation>
        </message>
        <message>
            <source>Go online and try again.</source>
            <translation>Geh online und versuche es noch einmal.</translation>
        </message>
        <message>
            <source>The account {account} is not set up here.</source>
            <translation>Das Konto {account} ist hier nicht eingerichtet.</translation>
        </message>
        <message>
            <source>Add it in the settings.</source>
            <translation>Füge es in den Einstellungen hinzu.</translation>
        </message>
        <message>
            <source>{host} did not create the account.</source>
            <translation>{host} hat das Konto nicht angelegt.</translation>
        </message>
        <message>
            <source>Check what you entered, or choose another server.</source>
            <translation>Prüfe deine Eingaben, oder wähle einen anderen Server.</translation>
        </message>
        <message>
            <source>The system's keyring is missing or locked, so the password cannot be kept there.</source>
            <translation>Der Schlüsselbund des Systems fehlt oder ist gesperrt, darum kann das Passwort nicht dort bleiben.</translation>
        </message>
        <message>
            <source>Unlock the keyring, or choose another place for the password.</source>
            <translation>Entsperre den Schlüsselbund, oder wähle einen anderen Ort für das Passwort.</translation>
        </message>
        <message>
            <source>{peer} answered that this is not possible.</source>
            <translation>{peer} hat geantwortet, dass das nicht möglich ist.</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>{peer} hat {time} lang nicht geantwortet.</translation>
        </message>
        <message>
            <source>The connection may be slow or gone. Try again in a moment.</source>
            <translation>Die Verbindung ist vielleicht langsam oder weg. Versuche es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Something in Gharial itself did not work as it should.</source>
            <translation>Etwas in Gharial selbst ging nicht, wie es sollte.</translation>
        </message>
        <message>
            <source>Try again. “Copy details” and the log file help to report it.</source>
            <translation>Versuche es noch einmal. „Details kopieren“ und das Protokoll helfen beim Melden.</translation>
        </message>
        <message>
            <source>It said: “{text}”.</source>
            <translation>Die Antwort war: „{text}“.</translation>
        </message>
        <message>
            <source>{first} {second}</source>
            <translation>{first} {second}</translation>
        </message>
        <message>
            <source>The server</source>
            <translation>Der Server</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>Somebody in {room} is already called that.</source>
            <translation>In {room} heißt schon jemand so.</translation>
        </message>
        <message>
            <source>{room} does not let you be called that.</source>
            <translation>{room} lässt dich nicht so heißen.</translation>
        </message>
        <message>
            <source>Use the name that is reserved for you there, or ask an owner of the room.</source>
            <translation>Nimm den Namen, der dort für dich reserviert ist, oder frag jemanden, dem der Gruppenchat gehört.</translation>
        </message>
        <message>
            <source>You are banned from {room}.</source>
            <translation>Du bist aus {room} verbannt.</translation>
        </message>
        <message>
            <source>Only somebody who runs the room can change that.</source>
            <translation>Nur wer den Gruppenchat leitet, kann das ändern.</translation>
        </message>
        <message>
            <source>{room} wants a password, and this was none or not the right one.</source>
            <translation>{room} will ein Passwort, und dieses fehlte oder stimmte nicht.</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room for it.</source>
            <translation>Frag jemanden im Gruppenchat danach.</translation>
        </message>
        <message>
            <source>{room} is only for its members.</source>
            <translation>{room} ist nur für Mitglieder.</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room to invite you.</source>
            <translation>Bitte jemanden im Gruppenchat, dich einzuladen.</translation>
        </message>
        <message>
            <source>{room} is full.</source>
            <translation>{room} ist voll.</translation>
        </message>
        <message>
            <source>Try again when somebody has left.</source>
            <translation>Versuche es noch einmal, wenn jemand gegangen ist.</translation>
        </message>
        <message>
            <source>There is no room {room}, or it is not open at the moment.</source>
            <translation>Es gibt keinen Gruppenchat {room}, oder er ist gerade nicht offen.</translation>
        </message>
        <message>
            <source>Check the address, or create the room.</source>
            <translation>Prüfe die Adresse, oder lege den Gruppenchat an.</translation>
        </message>
        <message>
            <source>There already is a room {room}.</source>
            <translation>Einen Gruppenchat {room} gibt es schon.</translation>
        </message>
        <message>
            <source>Join it, or choose another address for the new one.</source>
            <translation>Tritt ihm bei, oder wähle für den neuen eine andere Adresse.</translation>
        </message>
        <message>
            <source>The server does not let you create {room}.</source>
            <translation>Der Server lässt dich {room} nicht anlegen.</translation>
        </message>
        <message>
            <source>Create it on another server, or ask the operator of this one.</source>
            <translation>Lege ihn auf einem anderen Server an, oder frag den Betreiber von diesem.</translation>
        </message>
        <message>
            <source>{room} was closed for good.</source>
            <translation>{room} wurde endgültig geschlossen.</translation>
        </message>
        <message>
            <source>Ask its people where they went.</source>
            <translation>Frag die Leute, wohin sie gegangen sind.</translation>
        </message>
        <message>
            <source>You do not have the rights for that in {room}.</source>
            <translation>Dazu hast du in {room} nicht die Rechte.</translation>
        </message>
        <message>
            <source>Ask somebody who runs the room.</source>
            <translation>Frag jemanden, der den Gruppenchat leitet.</translation>
        </message>
        <message>
            <source>You are not in {room}.</source>
            <translation>Du bist nicht in {room}.</translation>
        </message>
        <message>
            <source>Join it first.</source>
            <translation>Tritt zuerst bei.</translation>
        </message>
        <message>
            <source>That person is no longer in {room}.</source>
            <translation>Diese Person ist nicht mehr in {room}.</translation>
        </message>
        <message>
            <source>{room} no longer has that message.</source>
            <translation>{room} hat diese Nachricht nicht mehr.</translation>
        </message>
        <message>
            <source>{room} has no place for group chats.</source>
            <translation>{room} hat keinen Ort für Gruppenchats.</translation>
        </message>
        <message>
            <source>Enter the whole address of a room on another server.</source>
            <translation>Gib die ganze Adresse eines Gruppenchats auf einem anderen Server ein.</translation>
        </message>
        <message>
            <source>The server of {room} cannot be reached at the moment.</source>
            <translation>Der Server von {room} ist gerade nicht erreichbar.</translation>
        </message>
        <message>
            <source>You were kicked out of {room}.</source>
            <translation>Du wurdest aus {room} hinausgeworfen.</translation>
        </message>
        <message>
            <source>You may join it again.</source>
            <translation>Du darfst wieder beitreten.</translation>
        </message>
        <message>
            <source>You were banned from {room}.</source>
            <translation>Du wurdest aus {room} verbannt.</translation>
        </message>
        <message>
            <source>{room} is now only for its members, and you are none.</source>
            <translation>{room} ist jetzt nur noch für Mitglieder, und du bist keins.</translation>
        </message>
        <message>
            <source>The server of {room} is being shut down or restarted.</source>
            <translation>Der Server von {room} wird gerade abgeschaltet oder neu gestartet.</translation>
        </message>
        <message>
            <source>Gharial joins again by itself.</source>
            <translation>Gharial tritt von selbst wieder bei.</translation>
        </message>
        <message>
            <source>The connection to {room} was lost.</source>
            <translation>Die Verbindung zu {room} ging verloren.</translation>
        </message>
        <message>
            <source>{room} did not do that.</source>
            <translation>{room} hat das nicht getan.</translation>
        </message>
        <message>
            <source>You are no longer in {room}.</source>
            <translation>Du bist nicht mehr in {room}.</translation>
        </message>
        <message>
            <source>You may try to join it again.</source>
            <translation>Du kannst versuchen, wieder beizutreten.</translation>
        </message>
        <message>
            <source>It was done by {name}.</source>
            <translation>Das war {name}.</translation>
        </message>
        <message>
            <source>The reason given: “{reason}”.</source>
            <translation>Als Grund wurde genannt: „{reason}“.</translation>
        </message>
        <message>
            <source>It goes on at {room}.</source>
            <translation>Es geht weiter in {room}.</translation>
        </message>
        <message>
            <source>{peer}'s program takes no more offers for the moment: enough wait for an answer.</source>
            <translation>Das Programm von {peer} nimmt im Moment keine weiteren Angebote an: Dort warten genug auf eine Antwort.</translation>
        </message>
        <message>
            <source>Try again when they have answered some.</source>
            <translation>Versuche es noch einmal, wenn einige davon beantwortet sind.</translation>
        </message>
        <message>
            <source>{peer} declined the file.</source>
            <translation>{peer} hat die Datei abgelehnt.</translation>
        </message>
        <message>
            <source>You cancelled it.</source>
            <translation>Du hast es abgebrochen.</translation>
        </message>
        <message>
            <source>The other side cancelled it.</source>
            <translation>Die andere Seite hat es abgebrochen.</translation>
        </message>
        <message>
            <source>Ask them, then try again.</source>
            <translation>Frag nach, dann versuche es noch einmal.</translation>
        </message>
        <message>
            <source>{peer}'s program takes this only encrypted, and it was offered in the open.</source>
            <translation>Das Programm von {peer} nimmt dies nur verschlüsselt an, und es wurde offen angeboten.</translation>
        </message>
        <message>
            <source>Ask whether their program can be set to take files in the open.</source>
            <translation>Frag nach, ob sich das Programm so einstellen lässt, dass es Dateien auch unverschlüsselt annimmt.</translation>
        </message>
        <message>
            <source>{peer}'s program does not send files that it is asked for.</source>
            <translation>Das Programm von {peer} sendet keine Dateien, um die es gebeten wird.</translation>
        </message>
        <message>
            <source>Ask them to send it to you.</source>
            <translation>Bitte darum, dass sie dir gesendet wird.</translation>
        </message>
        <message>
            <source>{peer}'s program wants the file sent somewhere else. Nothing was sent there.</source>
            <translation>Das Programm von {peer} will die Datei anderswohin geschickt haben. Dorthin wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>Ask them which address or program to send it to.</source>
            <translation>Frag nach, an welche Adresse oder welches Programm sie gehen soll.</translation>
        </message>
        <message>
            <source>{peer}'s program cannot take a file this way.</source>
            <translation>Das Programm von {peer} kann auf diesem Weg keine Datei empfangen.</translation>
        </message>
        <message>
            <source>Send it when they are signed in with another program or device.</source>
            <translation>Sende sie, wenn die Person mit einem anderen Programm oder Gerät angemeldet ist.</translation>
        </message>
        <message>
            <source>The file has {size}, and this way carries no more than {limit}.</source>
            <translation>Die Datei hat {size}, und dieser Weg trägt höchstens {limit}.</translation>
        </message>
        <message>
            <source>Another way or smaller parts will do.</source>
            <translation>Ein anderer Weg oder kleinere Teile gehen.</translation>
        </message>
        <message>
            <source>{peer}'s program did not keep to the encryption that was asked for.</source>
            <translation>Das Programm von {peer} hielt sich nicht an die verlangte Verschlüsselung.</translation>
        </message>
        <message>
            <source>Nothing was sent in the open. Ask which encryption their program knows.</source>
            <translation>Nichts ging unverschlüsselt hinaus. Frag, welche Verschlüsselung das andere Programm kennt.</translation>
        </message>
        <message>
            <source>The two computers could not reach each other; routers or firewalls close the way.</source>
            <translation>Die beiden Computer konnten einander nicht erreichen; Router oder Firewalls versperren den Weg.</translation>
        </message>
        <message>
            <source>Try again when one of you is on another network.</source>
            <translation>Versuche es noch einmal, wenn einer von euch in einem anderen Netz ist.</translation>
        </message>
        <message>
            <source>The other side did not go on for {time}.</source>
            <translation>Die andere Seite machte {time} lang nicht weiter.</translation>
        </message>
        <message>
            <source>Try again; if it stays so, ask them to restart their program.</source>
            <translation>Versuche es noch einmal; wenn es so bleibt, bitte um einen Neustart des anderen Programms.</translation>
        </message>
        <message>
            <source>{peer}'s program answered in a way that Gharial could not understand.</source>
            <translation>Das Programm von {peer} hat so geantwortet, dass Gharial es nicht verstehen konnte.</translation>
        </message>
        <message>
            <source>“Copy details” has what the makers of that program need to know.</source>
            <translation>„Details kopieren“ enthält, was die Macher jenes Programms wissen müssen.</translation>
        </message>
        <message>
            <source>The other side gave up after {size} had arrived.</source>
            <translation>Die andere Seite gab auf, nachdem {size} angekommen waren.</translation>
        </message>
        <message>
            <source>The file may have changed there, or their disk may be full; have it sent again.</source>
            <translation>Vielleicht hat sich die Datei dort geändert, oder der Datenträger ist voll; lass sie noch einmal senden.</translation>
        </message>
        <message>
            <source>The connection broke after {size} had arrived.</source>
            <translation>Die Verbindung brach ab, nachdem {size} angekommen waren.</translation>
        </message>
        <message>
            <source>Try again when the connection is back.</source>
            <translation>Versuche es noch einmal, wenn die Verbindung wieder da ist.</translation>
        </message>
        <message>
            <source>{peer} does not share “{name}” with you any more.</source>
            <translation>{peer} gibt „{name}“ nicht mehr für dich frei.</translation>
        </message>
        <message>
            <source>Look at the list of their files again, or ask them.</source>
            <translation>Sieh noch einmal in die Liste der Dateien, oder frag nach.</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one you asked for, so nothing was taken.</source>
            <translation>{peer} kam mit einer anderen Datei als der gewünschten, darum wurde nichts angenommen.</translation>
        </message>
        <message>
            <source>It may have changed there: look at the list of their files again.</source>
            <translation>Vielleicht hat sie sich dort geändert: Sieh noch einmal in die Liste der Dateien.</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the same as those that were sent.</source>
            <translation>Alle Bytes kamen an, aber es sind nicht die gesendeten.</translation>
        </message>
        <message>
            <source>Do not use the file; have it sent again.</source>
            <translation>Benutze die Datei nicht; lass sie noch einmal senden.</translation>
        </message>
        <message>
            <source>It was taken on another device of yours.</source>
            <translation>Auf einem anderen deiner Geräte angenommen.</translation>
        </message>
        <message>
            <source>It was declined on another device of yours.</source>
            <translation>Auf einem anderen deiner Geräte abgelehnt.</translation>
        </message>
        <message>
            <source>You chose another way.</source>
            <translation>Du hast einen anderen Weg gewählt.</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left, and that leaves a copy there.</source>
            <translation>Es bleibt nur das Hochladen auf {server}, und das lässt dort eine Kopie.</translation>
        </message>
        <message>
            <source>Allow the upload, or wait until the other computer can be reached.</source>
            <translation>Erlaube das Hochladen, oder warte, bis der andere Computer erreichbar ist.</translation>
        </message>
        <message>
            <source>{host} refused (answer {status}).</source>
            <translation>{host} hat abgelehnt (Antwort {status}).</translation>
        </message>
        <message>
            <source>Try again later, or use another way.</source>
            <translation>Versuche es später noch einmal, oder nimm einen anderen Weg.</translation>
        </message>
        <message>
            <source>an unknown place</source>
            <translation>ein unbekannter Ort</translation>
        </message>
        <message>
            <source>{host} wants a password before it gives the file.</source>
            <translation>{host} will ein Passwort, bevor es die Datei gibt.</translation>
        </message>
        <message>
            <source>{host} does not allow it; the link may have run out.</source>
            <translation>{host} erlaubt es nicht; vielleicht ist der Link abgelaufen.</translation>
        </message>
        <message>
            <source>Try again, or ask for the file anew.</source>
            <translation>Versuche es noch einmal, oder bitte erneut um die Datei.</translation>
        </message>
        <message>
            <source>{host} does not have the file any more.</source>
            <translation>{host} hat die Datei nicht mehr.</translation>
        </message>
        <message>
            <source>Ask for it anew.</source>
            <translation>Bitte erneut darum.</translation>
        </message>
        <message>
            <source>The file is larger than {host} takes.</source>
            <translation>Die Datei ist größer, als {host} annimmt.</translation>
        </message>
        <message>
            <source>Send it another way.</source>
            <translation>Sende sie auf einem anderen Weg.</translation>
        </message>
        <message>
            <source>{host} is asked too often at the moment.</source>
            <translation>{host} wird gerade zu oft gefragt.</translation>
        </message>
        <message>
            <source>{host} has no more room for your files.</source>
            <translation>{host} hat keinen Platz mehr für deine Dateien.</translation>
        </message>
        <message>
            <source>Send it another way, or wait until older files there are gone.</source>
            <translation>Sende sie auf einem anderen Weg, oder warte, bis ältere Dateien dort weg sind.</translation>
        </message>
        <message>
            <source>{host} has trouble of its own at the moment.</source>
            <translation>{host} hat gerade selbst Schwierigkeiten.</translation>
        </message>
        <message>
            <source>{host} did not allow the upload; its leave for this file may have run out.</source>
            <translation>{host} hat das Hochladen nicht erlaubt; vielleicht ist die Erlaubnis für diese Datei abgelaufen.</translation>
        </message>
        <message>
            <source>Try again, or send it another way.</source>
            <translation>Versuche es noch einmal, oder sende sie auf einem anderen Weg.</translation>
        </message>
        <message>
            <source>{host} has no place for the file where it had promised one.</source>
            <translation>{host} hat keinen Platz für die Datei, wo einer versprochen war.</translation>
        </message>
        <message>
            <source>{host} did not understand the upload.</source>
            <translation>{host} hat das Hochladen nicht verstanden.</translation>
        </message>
        <message>
            <source>{host} does not take files of this kind.</source>
            <translation>{host} nimmt keine Dateien dieser Art.</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>{size}/s</source>
            <translation>{size}/s</translation>
        </message>
        <message>
            <source>1 byte</source>
            <translation>1 Byte</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} min</translation>
        </message>
        <message>
            <source>about an hour</source>
            <translation>etwa 1 Std.</translation>
        </message>
        <message numerus="yes">
            <source>about %n hours</source>
            <translation>
                <numerusform>etwa %Ln Std.</numerusform>
                <numerusform>etwa %Ln Std.</numerusform>
            </translation>
        </message>
        <message>
            <source>about a day</source>
            <translation>etwa 1 Tag</translation>
        </message>
        <message numerus="yes">
            <source>about %n days</source>
            <translation>
                <numerusform>etwa %Ln Tag</numerusform>
                <numerusform>etwa %Ln Tage</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <source>In every window</source>
            <translation>In jedem Fenster</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Unterhaltungen</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>XML-Konsole</translation>
        </message>
        <message>
            <source>Show this list</source>
            <translation>Diese Liste zeigen</translation>
        </message>
        <message>
            <source>To the next control, or back</source>
            <translation>Zum nächsten Bedienelement, oder zurück</translation>
        </message>
        <message>
            <source>To the next part of the window, or back</source>
            <translation>Zum nächsten Teil des Fensters oder zurück</translation>
        </message>
        <message>
            <source>Open the menu of what is chosen</source>
            <translation>Menü des Gewählten öffnen</translation>
        </message>
        <message>
            <source>Close a dialog, a search or a menu</source>
            <translation>Dialog, Suche oder Menü schließen</translation>
        </message>
        <message>
            <source>Search people, messages and files</source>
            <translation>Personen, Nachrichten und Dateien suchen</translation>
        </message>
        <message>
            <source>Open the conversation with who is chosen</source>
            <translation>Unterhaltung mit der gewählten Person öffnen</translation>
        </message>
        <message>
            <source>Fold or unfold a group</source>
            <translation>Gruppe zu- oder aufklappen</translation>
        </message>
        <message>
            <source>Rename who is chosen</source>
            <translation>Gewählte Person umbenennen</translation>
        </message>
        <message>
            <source>Remove who is chosen, after a question</source>
            <translation>Gewählte Person nach Rückfrage entfernen</translation>
        </message>
        <message>
            <source>Add a contact</source>
            <translation>Kontakt hinzufügen</translation>
        </message>
        <message>
            <source>Join a group chat</source>
            <translation>Gruppenchat beitreten</translation>
        </message>
        <message>
            <source>Start a group chat</source>
            <translation>Gruppenchat anlegen</translation>
        </message>
        <message>
            <source>Show or hide people who are offline</source>
            <translation>Personen, die offline sind, zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show the transfers</source>
            <translation>Übertragungen zeigen</translation>
        </message>
        <message>
            <source>Show the settings</source>
            <translation>Einstellungen zeigen</translation>
        </message>
        <message>
            <source>Show the XML console</source>
            <translation>XML-Konsole zeigen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>Nächste Unterhaltung</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>Vorige Unterhaltung</translation>
        </message>
        <message>
            <source>Close the conversation</source>
            <translation>Unterhaltung schließen</translation>
        </message>
        <message>
            <source>Search this conversation</source>
            <translation>Diese Unterhaltung durchsuchen</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>Datei senden</translation>
        </message>
        <message>
            <source>Send a folder</source>
            <translation>Ordner senden</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>Emoji einfügen</translation>
        </message>
        <message>
            <source>To the latest message</source>
            <translation>Zur neuesten Nachricht</translation>
        </message>
        <message>
            <source>Scroll the messages while writing</source>
            <translation>Beim Schreiben durch die Nachrichten blättern</translation>
        </message>
        <message>
            <source>From the input to the messages</source>
            <translation>Von der Eingabe zu den Nachrichten</translation>
        </message>
        <message>
            <source>Open the link of a message</source>
            <translation>Den Link einer Nachricht öffnen</translation>
        </message>
        <message>
            <source>To the people of a group chat</source>
            <translation>Zu den Personen eines Gruppenchats</translation>
        </message>
        <message>
            <source>Edit your last message, in an empty line</source>
            <translation>Letzte eigene Nachricht bearbeiten, in leerer Zeile</translation>
        </message>
        <message>
            <source>Copy the chosen messages</source>
            <translation>Gewählte Nachrichten kopieren</translation>
        </message>
        <message>
            <source>To the buttons of a message</source>
            <translation>Zu den Knöpfen einer Nachricht</translation>
        </message>
        <message>
            <source>Search files and people</source>
            <translation>Dateien und Personen suchen</translation>
        </message>
        <message>
            <source>Answer an offer, or open the file</source>
            <translation>Angebot beantworten oder Datei öffnen</translation>
        </message>
        <message>
            <source>Show the file in its folder</source>
            <translation>Datei in ihrem Ordner zeigen</translation>
        </message>
        <message>
            <source>Pause, or go on</source>
            <translation>Anhalten oder fortsetzen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Cancel, or remove from the list</source>
            <translation>Abbrechen oder aus der Liste entfernen</translation>
        </message>
        <message>
            <source>Earlier or later in the queue</source>
            <translation>Früher oder später in der Warteschlange</translation>
        </message>
        <message>
            <source>Search the settings</source>
            <translation>Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>Stanzas durchsuchen</translation>
        </message>
        <message>
            <source>Save what is shown</source>
            <translation>Gezeigtes speichern</translation>
        </message>
        <message>
            <source>Forget what is shown</source>
            <translation>Gezeigtes vergessen</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>Stanza schreiben</translation>
        </message>
        <message>
            <source>Copy the chosen stanzas</source>
            <translation>Gewählte Stanzas kopieren</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Fenster schließen</translation>
        </message>
    </context>
    <context>
        <name>offer</name>
        <message>
            <source>Another of your own devices</source>
            <translation>Eines deiner eigenen Geräte</translation>
        </message>
        <message>
            <source>Your device {name}</source>
            <translation>Dein Gerät {name}</translation>
        </message>
        <message>
            <source>Your other device</source>
            <translation>Dein anderes Gerät</translation>
        </message>
        <message>
            <source>Somebody in a group chat, where everybody chooses their own name</source>
            <translation>Jemand in einem Gruppenchat, wo sich alle ihren Namen selbst wählen</translation>
        </message>
        <message>
            <source>Not in your contacts</source>
            <translation>Nicht in deinen Kontakten</translation>
        </message>
        <message>
            <source>One of your contacts, in {groups}</source>
            <translation>Einer deiner Kontakte, in {groups}</translation>
        </message>
        <message>
            <source>One of your contacts</source>
            <translation>Einer deiner Kontakte</translation>
        </message>
        <message>
            <source>{name} wants to send you a folder</source>
            <translation>{name} möchte dir einen Ordner senden</translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>{name} möchte dir eine Datei senden</translation>
        </message>
        <message>
            <source>{name} wants to send you {count} files</source>
            <translation>{name} möchte dir {count} Dateien senden</translation>
        </message>
        <message numerus="yes">
            <source>%n files offered together</source>
            <translation>
                <numerusform>%Ln Datei zusammen angeboten</numerusform>
                <numerusform>%Ln Dateien zusammen angeboten</numerusform>
            </translation>
        </message>
        <message>
            <source>{files}, {size} in all</source>
            <translation>{files}, insgesamt {size}</translation>
        </message>
        <message>
            <source>empty folder</source>
            <translation>leerer Ordner</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>Ordner</translation>
        </message>
        <message numerus="yes">
            <source>folder of %n files</source>
            <translation>
                <numerusform>Ordner mit %Ln Datei</numerusform>
                <numerusform>Ordner mit %Ln Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>Größe unbekannt</translation>
        </message>
        <message>
            <source>Last changed {time}</source>
            <translation>Zuletzt geändert {time}</translation>
        </message>
        <message numerus="yes">
            <source>One of %n files sent together, {size} in all</source>
            <translation>
                <numerusform>%Ln Datei, zusammen gesendet, insgesamt {size}</numerusform>
                <numerusform>Eine von %Ln zusammen gesendeten Dateien, insgesamt {size}</numerusform>
            </translation>
        </message>
        <message>
            <source>It comes directly where that is possible, otherwise through a server.</source>
            <translation>Sie kommt direkt, wo das geht, sonst über einen Server.</translation>
        </message>
        <message>
            <source>It lies on {host}, which would see your network address. You keep that from {name}, so it can only be fetched once you allow it under “File settings” in the menu of the contact.</source>
            <translation>Sie liegt auf {host}, und dort wäre deine Netzwerkadresse zu sehen. Du verbirgst sie vor {name}; darum lässt sie sich erst holen, wenn du das unter „Dateieinstellungen“ im Menü des Kontakts erlaubst.</translation>
        </message>
        <message>
            <source>It is fetched from {host}, which will see your network address.</source>
            <translation>Sie wird von {host} geholt, und dort ist deine Netzwerkadresse zu sehen.</translation>
        </message>
        <message>
            <source>{name}’s computer will not see your network address, as you chose: it comes through a server.</source>
            <translation>Der Computer von {name} sieht deine Netzwerkadresse nicht, wie du es gewählt hast: Sie kommt über einen Server.</translation>
        </message>
        <message>
            <source>Their computer will not see your network address: files of strangers come through a server.</source>
            <translation>Der andere Computer sieht deine Netzwerkadresse nicht: Dateien von Unbekannten kommen über einen Server.</translation>
        </message>
        <message>
            <source>{name}’s computer will see your network address if it comes directly.</source>
            <translation>Der Computer von {name} sieht deine Netzwerkadresse, wenn sie direkt kommt.</translation>
        </message>
        <message>
            <source>no ending, type unknown</source>
            <translation>keine Endung, Typ unbekannt</translation>
        </message>
        <message>
            <source>Accept it only if you expect it; it is never opened by itself.</source>
            <translation>Nimm sie nur an, wenn du sie erwartest; sie wird nie von selbst geöffnet.</translation>
        </message>
        <message>
            <source>{name} ({kind})</source>
            <translation>{name} ({kind})</translation>
        </message>
        <message>
            <source>Mind these, which can do harm when they are opened: {names}</source>
            <translation>Vorsicht bei diesen, sie können beim Öffnen Schaden anrichten: {names}</translation>
        </message>
        <message>
            <source>unknown type (.{ending})</source>
            <translation>unbekannter Typ (.{ending})</translation>
        </message>
        <message>
            <source>{type} (.{ending})</source>
            <translation>{type} (.{ending})</translation>
        </message>
        <message>
            <source>{names} and more</source>
            <translation>{names} und weitere</translation>
        </message>
        <message>
            <source>This address looks like that of your contact {address}, but it is another.</source>
            <translation>Diese Adresse sieht aus wie die deines Kontakts {address}, ist aber eine andere.</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets and may imitate another address.</source>
            <translation>Diese Adresse mischt Buchstaben aus mehreren Alphabeten und ahmt vielleicht eine andere nach.</translation>
        </message>
        <message>
            <source>Files from {name} up to {size} now go to {folder} without a question.</source>
            <translation>{name}: Dateien bis {size} kommen jetzt ohne Frage nach {folder}.</translation>
        </message>
        <message>
            <source>Files from {name} now go to {folder} without a question.</source>
            <translation>{name}: Dateien kommen jetzt ohne Frage nach {folder}.</translation>
        </message>
    </context>
    <context>
        <name>opening</name>
        <message>
            <source>Open with care</source>
            <translation>Mit Vorsicht öffnen</translation>
        </message>
        <message>
            <source>Open “{name}”?</source>
            <translation>„{name}“ öffnen?</translation>
        </message>
        <message>
            <source>Open it only if you know who sent it and what it is for.</source>
            <translation>Öffne sie nur, wenn du weißt, von wem sie kommt und wofür sie ist.</translation>
        </message>
        <message>
            <source>Open anyway</source>
            <translation>Trotzdem öffnen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>Nicht da</translation>
        </message>
    </context>
    <context>
        <name>other_end</name>
        <message>
            <source>{program} ({device})</source>
            <translation>{program} ({device})</translation>
        </message>
        <message>
            <source>your device {name}</source>
            <translation>Gerät {name}</translation>
        </message>
        <message>
            <source>your other devices</source>
            <translation>eigene Geräte</translation>
        </message>
    </context>
    <context>
        <name>presence</name>
        <message>
            <source>Available</source>
            <translation>Verfügbar</translation>
        </message>
        <message>
            <source>Free to chat</source>
            <translation>Gesprächsbereit</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Away for longer</source>
            <translation>Länger abwesend</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>Bitte nicht stören</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
    </context>
    <context>
        <name>receipt</name>
        <message>
            <source>Made by {program} on {time}</source>
            <translation>Erstellt von {program} am {time}</translation>
        </message>
        <message>
            <source>Receipt of a file transfer</source>
            <translation>Beleg einer Dateiübertragung</translation>
        </message>
        <message>
            <source>{address} (this side)</source>
            <translation>{address} (diese Seite)</translation>
        </message>
        <message>
            <source>Name: {name}</source>
            <translation>Name: {name}</translation>
        </message>
        <message>
            <source>Size: {size} ({bytes} bytes)</source>
            <translation>Größe: {size} ({bytes} Byte)</translation>
        </message>
        <message>
            <source>What: {words}</source>
            <translation>Was: {words}</translation>
        </message>
        <message>
            <source>Sender: {address}</source>
            <translation>Absender: {address}</translation>
        </message>
        <message>
            <source>Recipient: {address}</source>
            <translation>Empfänger: {address}</translation>
        </message>
        <message>
            <source>Begun: {time}</source>
            <translation>Begonnen: {time}</translation>
        </message>
        <message>
            <source>Ended: {time}</source>
            <translation>Beendet: {time}</translation>
        </message>
        <message>
            <source>Way: {words}</source>
            <translation>Weg: {words}</translation>
        </message>
        <message>
            <source>Hash here: {hash}</source>
            <translation>Prüfsumme hier: {hash}</translation>
        </message>
        <message>
            <source>Hash at the other side: {hash}</source>
            <translation>Prüfsumme der anderen Seite: {hash}</translation>
        </message>
        <message>
            <source>Files in the folder:</source>
            <translation>Dateien im Ordner:</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>nicht genannt</translation>
        </message>
        <message>
            <source>{time} ({zone})</source>
            <translation>{time} ({zone})</translation>
        </message>
    </context>
    <context>
        <name>rooms</name>
        <message>
            <source>{nick} in {room}</source>
            <translation>{nick} in {room}</translation>
        </message>
        <message>
            <source>1 person</source>
            <translation>1 Person</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln Person</numerusform>
                <numerusform>%Ln Personen</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is typing…</source>
            <translation>{name} schreibt …</translation>
        </message>
        <message>
            <source>{name} and {other} are typing…</source>
            <translation>{name} und {other} schreiben …</translation>
        </message>
        <message>
            <source>{name}, {other} and {third} are typing…</source>
            <translation>{name}, {other} und {third} schreiben …</translation>
        </message>
        <message>
            <source>Several people are typing…</source>
            <translation>Mehrere schreiben …</translation>
        </message>
        <message>
            <source>only for members</source>
            <translation>nur für Mitglieder</translation>
        </message>
        <message>
            <source>joining…</source>
            <translation>tritt bei …</translation>
        </message>
        <message>
            <source>could not be joined</source>
            <translation>Beitritt nicht möglich</translation>
        </message>
        <message>
            <source>not joined</source>
            <translation>nicht beigetreten</translation>
        </message>
        <message>
            <source>kicked out</source>
            <translation>hinausgeworfen</translation>
        </message>
        <message>
            <source>closed for good</source>
            <translation>endgültig geschlossen</translation>
        </message>
        <message>
            <source>Moderators</source>
            <translation>Moderatoren</translation>
        </message>
        <message>
            <source>Only listening</source>
            <translation>Hören nur zu</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>Besitzer</translation>
        </message>
        <message>
            <source>admin</source>
            <translation>Admin</translation>
        </message>
        <message>
            <source>member</source>
            <translation>Mitglied</translation>
        </message>
        <message>
            <source>banned</source>
            <translation>verbannt</translation>
        </message>
        <message>
            <source>you</source>
            <translation>du</translation>
        </message>
    </context>
    <context>
        <name>roster</name>
        <message>
            <source>Not in your contacts</source>
            <translation>Nicht in deinen Kontakten</translation>
        </message>
        <message>
            <source>Group chats</source>
            <translation>Gruppenchats</translation>
        </message>
        <message>
            <source>My devices</source>
            <translation>Meine Geräte</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>schreibt …</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Blockiert</translation>
        </message>
        <message>
            <source>Has not answered your request yet</source>
            <translation>Hat deine Anfrage noch nicht beantwortet</translation>
        </message>
        <message>
            <source>Does not show you when they are there</source>
            <translation>Zeigt dir nicht, ob sie oder er da ist</translation>
        </message>
        <message>
            <source>{online} of {total} joined</source>
            <translation>{online} von {total} beigetreten</translation>
        </message>
        <message>
            <source>{online} of {total} online</source>
            <translation>{online} von {total} online</translation>
        </message>
        <message>
            <source>open</source>
            <translation>aufgeklappt</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>zugeklappt</translation>
        </message>
        <message>
            <source>1 unread message</source>
            <translation>1 ungelesene Nachricht</translation>
        </message>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%Ln ungelesene Nachricht</numerusform>
                <numerusform>%Ln ungelesene Nachrichten</numerusform>
            </translation>
        </message>
        <message>
            <source>1 of them mentions you</source>
            <translation>1 davon erwähnt dich</translation>
        </message>
        <message>
            <source>{count} of them mention you</source>
            <translation>{count} davon erwähnen dich</translation>
        </message>
        <message>
            <source>files: {percent} %</source>
            <translation>Dateien: {percent} %</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>group chat, {state}</source>
            <translation>Gruppenchat, {state}</translation>
        </message>
        <message>
            <source>In the list of {account}</source>
            <translation>In der Liste von {account}</translation>
        </message>
        <message>
            <source>Blocked: nothing of theirs reaches you.</source>
            <translation>Blockiert: Von dort erreicht dich nichts.</translation>
        </message>
        <message>
            <source>takes files directly</source>
            <translation>nimmt Dateien direkt an</translation>
        </message>
        <message>
            <source>takes no files</source>
            <translation>nimmt keine Dateien an</translation>
        </message>
        <message>
            <source>You are not in {name}</source>
            <translation>Du bist nicht in {name}</translation>
        </message>
        <message>
            <source>Upload for everybody in {name}</source>
            <translation>Hochladen für alle in {name}</translation>
        </message>
        <message>
            <source>{name} is blocked</source>
            <translation>{name} ist blockiert</translation>
        </message>
        <message>
            <source>Send to {name}</source>
            <translation>An {name} senden</translation>
        </message>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} ist offline: Wird gesendet, sobald {name} wieder da ist</translation>
        </message>
        <message>
            <source>Send to {name}, directly</source>
            <translation>An {name} senden, direkt</translation>
        </message>
        <message>
            <source>{name}’s program takes no files now</source>
            <translation>Das Programm von {name} nimmt jetzt keine Dateien an</translation>
        </message>
        <message>
            <source>None of them can get files now</source>
            <translation>Niemand davon kann jetzt Dateien bekommen</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>An %Ln Person senden</numerusform>
                <numerusform>An %Ln Personen senden</numerusform>
            </translation>
        </message>
        <message>
            <source>Take out of all groups</source>
            <translation>Aus allen Gruppen nehmen</translation>
        </message>
        <message>
            <source>Also put into {group}</source>
            <translation>Auch in {group} aufnehmen</translation>
        </message>
        <message>
            <source>Move to {group}</source>
            <translation>Nach {group} verschieben</translation>
        </message>
        <message>
            <source>Device {name}</source>
            <translation>Gerät {name}</translation>
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message>
            <source>Download</source>
            <translation>Herunterladen</translation>
        </message>
        <message>
            <source>Download ({size} from {host})</source>
            <translation>Herunterladen ({size} von {host})</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>Jetzt hochladen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Show all of it ({size})</source>
            <translation>Alles zeigen ({size})</translation>
        </message>
        <message>
            <source>Show only the beginning</source>
            <translation>Nur den Anfang zeigen</translation>
        </message>
        <message>
            <source>React</source>
            <translation>Reagieren</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%Ln Zeile</numerusform>
                <numerusform>%Ln Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letters</source>
            <translation>
                <numerusform>%Ln Zeichen</numerusform>
                <numerusform>%Ln Zeichen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>row_words</name>
        <message>
            <source>waiting for the connection</source>
            <translation>wartet auf die Verbindung</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>wird gesendet</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>gesendet</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>zugestellt</translation>
        </message>
        <message>
            <source>read</source>
            <translation>gelesen</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>nicht gesendet</translation>
        </message>
        <message>
            <source>Not sent.</source>
            <translation>Nicht gesendet.</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>Nicht gesendet: {reason}</translation>
        </message>
        <message>
            <source>Sent {stamp}; it came later</source>
            <translation>Gesendet {stamp}; kam später an</translation>
        </message>
        <message>
            <source>{name}, {time}</source>
            <translation>{name}, {time}</translation>
        </message>
        <message>
            <source>in answer to: {text}</source>
            <translation>als Antwort auf: {text}</translation>
        </message>
        <message>
            <source>{emoji} by {names}</source>
            <translation>{emoji} von {names}</translation>
        </message>
        <message>
            <source>a message that was taken back</source>
            <translation>eine zurückgenommene Nachricht</translation>
        </message>
        <message>
            <source>a message that is not here</source>
            <translation>eine Nachricht, die nicht hier ist</translation>
        </message>
        <message>
            <source>Quoted, not found here</source>
            <translation>Zitiert, hier nicht gefunden</translation>
        </message>
        <message>
            <source>You took this message back</source>
            <translation>Du hast diese Nachricht zurückgenommen</translation>
        </message>
        <message>
            <source>This message was taken back</source>
            <translation>Diese Nachricht wurde zurückgenommen</translation>
        </message>
        <message>
            <source>Removed by a moderator</source>
            <translation>Von einem Moderator entfernt</translation>
        </message>
        <message>
            <source>Removed by a moderator: {reason}</source>
            <translation>Von einem Moderator entfernt: {reason}</translation>
        </message>
        <message>
            <source>Removed by {name}</source>
            <translation>Von {name} entfernt</translation>
        </message>
        <message>
            <source>Removed by {name}: {reason}</source>
            <translation>Von {name} entfernt: {reason}</translation>
        </message>
        <message>
            <source>file {name}</source>
            <translation>Datei {name}</translation>
        </message>
        <message>
            <source>A link to {host}</source>
            <translation>Ein Link zu {host}</translation>
        </message>
        <message>
            <source>no longer in the list of transfers</source>
            <translation>nicht mehr in der Liste der Übertragungen</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>bearbeitet</translation>
        </message>
        <message>
            <source>too long to show; copy it to have all of it</source>
            <translation>zu lang, um alles zu zeigen; vollständig beim Kopieren</translation>
        </message>
        <message>
            <source>mentions you</source>
            <translation>erwähnt dich</translation>
        </message>
        <message>
            <source>arrived later</source>
            <translation>kam später an</translation>
        </message>
        <message>
            <source>New messages</source>
            <translation>Neue Nachrichten</translation>
        </message>
    </context>
    <context>
        <name>rule_words</name>
        <message>
            <source>group {name}</source>
            <translation>Gruppe {name}</translation>
        </message>
        <message>
            <source>anybody in your contacts</source>
            <translation>alle in deinen Kontakten</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>bis {size}</translation>
        </message>
        <message>
            <source>{what} → {folder}</source>
            <translation>{what} → {folder}</translation>
        </message>
        <message>
            <source>device {name}</source>
            <translation>Gerät {name}</translation>
        </message>
        <message>
            <source>address hidden</source>
            <translation>Adresse verborgen</translation>
        </message>
        <message>
            <source>no metered network</source>
            <translation>kein getaktetes Netz</translation>
        </message>
        <message>
            <source>my other devices</source>
            <translation>meine anderen Geräte</translation>
        </message>
        <message>
            <source>my other devices ({account})</source>
            <translation>meine anderen Geräte ({account})</translation>
        </message>
        <message>
            <source>never sees your network address</source>
            <translation>sieht deine Netzwerkadresse nie</translation>
        </message>
        <message>
            <source>sending at most {speed}</source>
            <translation>Senden höchstens {speed}</translation>
        </message>
        <message>
            <source>receiving at most {speed}</source>
            <translation>Empfangen höchstens {speed}</translation>
        </message>
        <message numerus="yes">
            <source>%n files at a time</source>
            <translation>
                <numerusform>%Ln Datei gleichzeitig</numerusform>
                <numerusform>%Ln Dateien gleichzeitig</numerusform>
            </translation>
        </message>
        <message>
            <source>“{word}” is no type; write image/* or *.pdf.</source>
            <translation>„{word}“ ist kein Typ; schreib image/* oder *.pdf.</translation>
        </message>
        <message>
            <source>“{word}” is no type; one looks like image/png.</source>
            <translation>„{word}“ ist kein Typ; einer sieht aus wie image/png.</translation>
        </message>
        <message>
            <source>Choose the folder the files go to.</source>
            <translation>Wähle den Ordner, in den die Dateien kommen.</translation>
        </message>
        <message>
            <source>{place} means nothing here; the sentence below says what may be used.</source>
            <translation>{place} bedeutet hier nichts; was möglich ist, sagt der Satz darunter.</translation>
        </message>
        <message>
            <source>Give the whole path of the folder, from the beginning.</source>
            <translation>Gib den ganzen Pfad des Ordners an, von Anfang an.</translation>
        </message>
        <message>
            <source>A folder in a rule has no “..” in it.</source>
            <translation>Ein Ordner in einer Regel hat kein „..“ in sich.</translation>
        </message>
    </context>
    <context>
        <name>runnable</name>
        <message>
            <source>program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>script</source>
            <translation>Skript</translation>
        </message>
        <message>
            <source>installer</source>
            <translation>Installationspaket</translation>
        </message>
        <message>
            <source>disk image</source>
            <translation>Datenträgerabbild</translation>
        </message>
        <message>
            <source>shortcut</source>
            <translation>Verknüpfung</translation>
        </message>
        <message>
            <source>document with macros</source>
            <translation>Dokument mit Makros</translation>
        </message>
        <message>
            <source>page with scripts</source>
            <translation>Seite mit Skripten</translation>
        </message>
        <message>
            <source>system settings</source>
            <translation>Systemeinstellungen</translation>
        </message>
        <message>
            <source>{name}, careful: {kind}</source>
            <translation>{name}, Vorsicht: {kind}</translation>
        </message>
        <message>
            <source>This is a program: once opened, it can do on your computer what you can do.</source>
            <translation>Das ist ein Programm: Einmal geöffnet, kann es auf deinem Computer alles tun, was du tun kannst.</translation>
        </message>
        <message>
            <source>This is a script, a list of commands: once opened, it can do whatever you can do here.</source>
            <translation>Das ist ein Skript, eine Liste von Befehlen: Einmal geöffnet, kann es alles tun, was du hier tun kannst.</translation>
        </message>
        <message>
            <source>This is an installer: once opened, it puts a program on your computer.</source>
            <translation>Das ist ein Installationspaket: Einmal geöffnet, richtet es ein Programm auf deinem Computer ein.</translation>
        </message>
        <message>
            <source>This is a disk image, a whole disk in one file: it may hold programs that start when opened.</source>
            <translation>Das ist ein Datenträgerabbild, ein ganzer Datenträger in einer Datei: Es kann Programme enthalten, die beim Öffnen starten.</translation>
        </message>
        <message>
            <source>This is a shortcut: it can start a program, or open a network place, that its name does not tell.</source>
            <translation>Das ist eine Verknüpfung: Sie kann ein Programm starten oder einen Ort im Netz öffnen, den ihr Name nicht verrät.</translation>
        </message>
        <message>
            <source>This document may bring macros along: small programs that can run on your computer when it is opened.</source>
            <translation>Dieses Dokument kann Makros mitbringen: kleine Programme, die beim Öffnen auf deinem Computer laufen können.</translation>
        </message>
        <message>
            <source>This page may bring scripts along, which run when it is opened and can tell others about it.</source>
            <translation>Diese Seite kann Skripte mitbringen, die beim Öffnen laufen und anderen davon berichten können.</translation>
        </message>
        <message>
            <source>This is a file with settings: once opened, it can change how your computer is set up.</source>
            <translation>Das ist eine Datei mit Einstellungen: Einmal geöffnet, kann sie ändern, wie dein Computer eingerichtet ist.</translation>
        </message>
    </context>
    <context>
        <name>terminal</name>
        <message>
            <source>TO and FILE are missing: whom to send what</source>
            <translation>AN und DATEI fehlen: wem was gesendet werden soll</translation>
        </message>
        <message>
            <source>TO</source>
            <extracomment>Stands for the address of whom to send something.</extracomment>
            <translation>AN</translation>
        </message>
        <message>
            <source>FILE is missing: what to send</source>
            <translation>DATEI fehlt: was gesendet werden soll</translation>
        </message>
        <message>
            <source>{option} needs --jid; a stored account has its own</source>
            <translation>{option} braucht --jid; ein gespeichertes Konto hat eigene Angaben</translation>
        </message>
        <message>
            <source>--jid signs in without a stored account, so --account cannot go with it</source>
            <translation>--jid meldet sich ohne gespeichertes Konto an, darum passt --account nicht dazu</translation>
        </message>
        <message>
            <source>--jid needs --password-file</source>
            <translation>--jid braucht --password-file</translation>
        </message>
        <message>
            <source>{address} is a server, not an account; an address looks like name@server</source>
            <translation>{address} ist ein Server und kein Konto; eine Adresse sieht aus wie name@server</translation>
        </message>
        <message>
            <source>{sentence}: {reason}</source>
            <extracomment>What happened, then the reason as the other side words it.</extracomment>
            <translation>{sentence}: {reason}</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example.</source>
            <translation>„{text}“ ist keine Adresse; eine sieht aus wie alice@river.example.</translation>
        </message>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>Der Server kennt {account} nicht mit diesem Passwort.</translation>
        </message>
        <message>
            <source>The server did not sign {account} in ({condition}).</source>
            <translation>Der Server hat {account} nicht angemeldet ({condition}).</translation>
        </message>
        <message>
            <source>There is no password for {account}; --password-file names a file with it.</source>
            <translation>Für {account} gibt es kein Passwort; --password-file nennt eine Datei, in der es steht.</translation>
        </message>
        <message>
            <source>There is no server called {host}, or names cannot be looked up at the moment.</source>
            <translation>Einen Server namens {host} gibt es nicht, oder Namen lassen sich gerade nicht nachschlagen.</translation>
        </message>
        <message>
            <source>closed</source>
            <extracomment>Why nothing answers there, where the system has no word for it.</extracomment>
            <translation>geschlossen</translation>
        </message>
        <message>
            <source>{host} does not answer on port {port} ({reason}).</source>
            <translation>{host} antwortet auf Port {port} nicht ({reason}).</translation>
        </message>
        <message>
            <source>The certificate of {host} comes from an authority that is not trusted here; --ca-file names one for {host}. Nothing was sent.</source>
            <translation>Das Zertifikat von {host} stammt von einer Stelle, der hier nicht vertraut wird; --ca-file nennt eine für {host}. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The certificate of {host} has expired. Nothing was sent.</source>
            <translation>Das Zertifikat von {host} ist abgelaufen. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not valid yet; is the clock right? Nothing was sent.</source>
            <translation>Das Zertifikat von {host} gilt noch nicht; geht die Uhr richtig? Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The certificate of {host} was made out to another name. Nothing was sent.</source>
            <translation>Das Zertifikat von {host} wurde auf einen anderen Namen ausgestellt. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>The certificate of {host} cannot be believed. Nothing was sent.</source>
            <translation>Dem Zertifikat von {host} ist nicht zu trauen. Es wurde nichts gesendet.</translation>
        </message>
        <message>
            <source>{host} offers no sign-in that keeps the password secret. It was not sent.</source>
            <translation>{host} bietet keine Anmeldung an, bei der das Passwort geheim bleibt. Es wurde nicht gesendet.</translation>
        </message>
        <message>
            <source>{host} took the connection and said nothing for {time}.</source>
            <translation>{host} hat die Verbindung angenommen und {time} lang nichts gesagt.</translation>
        </message>
        <message>
            <source>{host} ended the connection: the same device has signed in somewhere else.</source>
            <translation>{host} hat die Verbindung beendet: Dasselbe Gerät hat sich anderswo angemeldet.</translation>
        </message>
        <message>
            <source>{host} ended the connection ({reason}).</source>
            <translation>{host} hat die Verbindung beendet ({reason}).</translation>
        </message>
        <message>
            <source>{host} ended the connection (without a reason).</source>
            <translation>{host} hat die Verbindung beendet (ohne einen Grund zu nennen).</translation>
        </message>
        <message>
            <source>{account} is not connected.</source>
            <translation>{account} ist nicht verbunden.</translation>
        </message>
        <message>
            <source>{account} is not stored here; `gharial account add` stores it.</source>
            <translation>{account} ist hier nicht gespeichert; `gharial account add` speichert es.</translation>
        </message>
        <message>
            <source>{host} did not create the account ({condition})</source>
            <translation>{host} hat das Konto nicht angelegt ({condition})</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({reason}); --keep file or --keep ask can.</source>
            <translation>Der Schlüsselbund des Systems lässt sich nicht benutzen ({reason}); mit --keep file oder --keep ask geht es.</translation>
        </message>
        <message>
            <source>{peer} answered “{condition}”</source>
            <translation>{peer} hat mit „{condition}“ geantwortet</translation>
        </message>
        <message>
            <source>The server answered “{condition}”</source>
            <translation>Der Server hat mit „{condition}“ geantwortet</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>{peer} hat {time} lang nicht geantwortet.</translation>
        </message>
        <message>
            <source>The server did not answer for {time}.</source>
            <translation>Der Server hat {time} lang nicht geantwortet.</translation>
        </message>
        <message>
            <source>{room} said no ({reason})</source>
            <translation>{room} hat abgelehnt ({reason})</translation>
        </message>
        <message>
            <source>No longer in {room} ({reason})</source>
            <translation>Nicht mehr in {room} ({reason})</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial ({error}).</source>
            <extracomment>{error} is a technical word for what it was.</extracomment>
            <translation>In Gharial ist etwas schiefgegangen ({error}).</translation>
        </message>
        <message>
            <source>this version has none of these ways; it has: {ways}</source>
            <translation>diese Version kennt keinen dieser Wege; es gibt: {ways}</translation>
        </message>
        <message>
            <source>{account} is stored.</source>
            <translation>{account} ist gespeichert.</translation>
        </message>
        <message>
            <source>no account is stored; use `gharial account add JID`, or --jid with --password-file</source>
            <translation>es ist kein Konto gespeichert; nimm `gharial account add JID` oder --jid mit --password-file</translation>
        </message>
        <message>
            <source>several accounts are stored, choose one with --account: {accounts}</source>
            <translation>mehrere Konten sind gespeichert, wähle eines mit --account: {accounts}</translation>
        </message>
        <message>
            <source>waiting for a file</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for a file)."</extracomment>
            <translation>Warten auf eine Datei</translation>
        </message>
        <message>
            <source>waiting for the other side</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for the other side)."</extracomment>
            <translation>Warten auf die andere Seite</translation>
        </message>
        <message>
            <source>is used by another gharial that runs now</source>
            <extracomment>What is wrong with a folder: "/tmp/state: is used by another gharial that runs now."</extracomment>
            <translation>wird gerade von einem anderen gharial benutzt</translation>
        </message>
        <message>
            <source>its first line is empty</source>
            <extracomment>What is wrong with a file: "/tmp/password: its first line is empty."</extracomment>
            <translation>die erste Zeile ist leer</translation>
        </message>
        <message>
            <source>file transfer</source>
            <extracomment>What a program lacks: "… takes files this way (no file transfer)."</extracomment>
            <translation>Dateiübertragung</translation>
        </message>
        <message>
            <source>folders</source>
            <extracomment>What a program lacks: "… takes files this way (no folders)."</extracomment>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>several files in one offer</source>
            <extracomment>What a program lacks: "… takes files this way (no several files in one offer)."</extracomment>
            <translation>mehrere Dateien in einem Angebot</translation>
        </message>
        <message>
            <source>name</source>
            <extracomment>What differs from the file that was asked for: "… another file than the one asked for (name differs)."</extracomment>
            <translation>Name</translation>
        </message>
        <message>
            <source>size</source>
            <extracomment>What differs from the file that was asked for.</extracomment>
            <translation>Größe</translation>
        </message>
        <message>
            <source>hash</source>
            <extracomment>What differs from the file that was asked for: its checksum.</extracomment>
            <translation>Prüfsumme</translation>
        </message>
        <message>
            <source>date</source>
            <extracomment>What differs from the file that was asked for: when it was last changed.</extracomment>
            <translation>Datum</translation>
        </message>
        <message>
            <source>COMMAND</source>
            <extracomment>Stands in the help for what is typed there, as DIR and the others in capitals.</extracomment>
            <translation>BEFEHL</translation>
        </message>
        <message>
            <source>send files and folders to contacts</source>
            <translation>Dateien und Ordner an Kontakte senden</translation>
        </message>
        <message>
            <source>Send files and folders to contacts, or with a full address to one of their devices. Exit status: 0 all arrived, 1 failed, 2 usage, 3 declined, 4 no connection or login, 130 interrupted.</source>
            <translation>Sendet Dateien und Ordner an Kontakte, mit einer vollen Adresse an eines ihrer Geräte. Rückgabewert: 0 alles angekommen, 1 fehlgeschlagen, 2 falscher Aufruf, 3 abgelehnt, 4 keine Verbindung oder Anmeldung, 130 unterbrochen.</translation>
        </message>
        <message>
            <source>TO FILE</source>
            <translation>AN DATEI</translation>
        </message>
        <message>
            <source>their address, and what to send</source>
            <translation>die Adresse, und was gesendet wird</translation>
        </message>
        <message>
            <source>an address; again for more people</source>
            <translation>eine Adresse; noch einmal für weitere Personen</translation>
        </message>
        <message>
            <source>a copy on your server, with a link to it, is a way like the others; otherwise none is left there</source>
            <translation>eine Kopie auf deinem Server, mit einem Link darauf, ist ein Weg wie die anderen; sonst wird dort keine abgelegt</translation>
        </message>
        <message>
            <source>take files into a folder</source>
            <translation>Dateien in einen Ordner annehmen</translation>
        </message>
        <message>
            <source>Take files and folders into a folder: from --from, otherwise from contacts, and with --jid from anybody. Exit status: 0 all arrived, 1 failed, 2 usage, 4 no connection or login, 130 interrupted.</source>
            <translation>Nimmt Dateien und Ordner in einen Ordner an: von --from, sonst von Kontakten, und mit --jid von allen. Rückgabewert: 0 alles angekommen, 1 fehlgeschlagen, 2 falscher Aufruf, 4 keine Verbindung oder Anmeldung, 130 unterbrochen.</translation>
        </message>
        <message>
            <source>the folder; it must exist</source>
            <translation>der Ordner; es muss ihn geben</translation>
        </message>
        <message>
            <source>take files from them alone</source>
            <translation>nur von dieser Adresse Dateien annehmen</translation>
        </message>
        <message>
            <source>end after N files; otherwise when interrupted</source>
            <translation>nach N Dateien enden; sonst erst, wenn unterbrochen wird</translation>
        </message>
        <message>
            <source>[OPTION...] TO FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[OPTION...] AN DATEI...</translation>
        </message>
        <message>
            <source>[OPTION...] --to TO [--to TO...] FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[OPTION...] --to AN [--to AN...] DATEI...</translation>
        </message>
        <message>
            <source>who signs in</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>wer sich anmeldet</translation>
        </message>
        <message>
            <source>the stored account, where there are several</source>
            <translation>das gespeicherte Konto, wenn es mehrere gibt</translation>
        </message>
        <message>
            <source>an account for this run alone; nothing is stored</source>
            <translation>ein Konto nur für diesen Lauf; nichts wird gespeichert</translation>
        </message>
        <message>
            <source>how files travel</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>wie Dateien reisen</translation>
        </message>
        <message>
            <source>try and take only these: {names}; repeat or part by commas</source>
            <translation>nur diese versuchen und annehmen: {names}; wiederholen oder durch Kommas trennen</translation>
        </message>
        <message>
            <source>use only these: {names}; repeat or part by commas</source>
            <translation>nur diese nutzen: {names}; wiederholen oder durch Kommas trennen</translation>
        </message>
        <message>
            <source>SECONDS</source>
            <translation>SEKUNDEN</translation>
        </message>
        <message>
            <source>give up after so long without progress</source>
            <translation>aufgeben, wenn es so lange nicht weitergeht</translation>
        </message>
        <message>
            <source>SPEED</source>
            <translation>TEMPO</translation>
        </message>
        <message>
            <source>bytes a second, such as 500K or 2M</source>
            <translation>Bytes in der Sekunde, etwa 500K oder 2M</translation>
        </message>
        <message>
            <source>keep there what is unfinished: after a break or a crash, the same command goes on where it was</source>
            <translation>dort aufheben, was nicht fertig ist: nach einer Unterbrechung oder einem Absturz macht derselbe Befehl weiter, wo er war</translation>
        </message>
        <message>
            <source>one JSON object a line; its “event” is one of {names}</source>
            <extracomment>"event" is a key of the object, and the names are what it can be.</extracomment>
            <translation>ein JSON-Objekt je Zeile; sein „event“ ist eines von {names}</translation>
        </message>
        <message>
            <source>add, list or remove stored accounts</source>
            <translation>gespeicherte Konten hinzufügen, auflisten oder entfernen</translation>
        </message>
        <message>
            <source>ACTION</source>
            <translation>AKTION</translation>
        </message>
        <message>
            <source>store an account; asks for the password</source>
            <translation>ein Konto speichern; fragt nach dem Passwort</translation>
        </message>
        <message>
            <source>where the password stays: the system's keyring, a file readable by you alone, or nowhere</source>
            <translation>wo das Passwort bleibt: im Schlüsselbund des Systems, in einer Datei, die nur du lesen kannst, oder nirgends</translation>
        </message>
        <message>
            <source>do not try to sign in first</source>
            <translation>nicht zuerst die Anmeldung versuchen</translation>
        </message>
        <message>
            <source>list the stored accounts</source>
            <translation>die gespeicherten Konten auflisten</translation>
        </message>
        <message>
            <source>one JSON object a line</source>
            <translation>ein JSON-Objekt je Zeile</translation>
        </message>
        <message>
            <source>forget an account and its password</source>
            <translation>ein Konto und sein Passwort vergessen</translation>
        </message>
        <message>
            <source>where accounts are kept</source>
            <translation>wo die Konten liegen</translation>
        </message>
        <message>
            <source>FILE</source>
            <extracomment>Stands for the name of a file.</extracomment>
            <translation>DATEI</translation>
        </message>
        <message>
            <source>its first line is the password</source>
            <translation>in der ersten Zeile steht das Passwort</translation>
        </message>
        <message>
            <source>HOST:PORT</source>
            <translation>HOST:PORT</translation>
        </message>
        <message>
            <source>instead of what the address leads to</source>
            <translation>statt dorthin, wohin die Adresse führt</translation>
        </message>
        <message>
            <source>trust what this authority signed</source>
            <translation>dem vertrauen, was diese Stelle beglaubigt hat</translation>
        </message>
        <message>
            <source>say on the error output what happens inside</source>
            <translation>auf der Fehlerausgabe sagen, was im Innern geschieht</translation>
        </message>
        <message>
            <source>DIR</source>
            <extracomment>Stands for the name of a folder.</extracomment>
            <translation>ORDNER</translation>
        </message>
        <message>
            <source>NAME</source>
            <translation>NAME</translation>
        </message>
        <message>
            <source>Signed in as {account}.</source>
            <translation>Angemeldet als {account}.</translation>
        </message>
        <message>
            <source>Offered {what} to {peer}; waiting for the answer.</source>
            <translation>{what} wurde {peer} angeboten; warten auf die Antwort.</translation>
        </message>
        <message>
            <source>{peer} offers {what}.</source>
            <translation>{peer} bietet {what} an.</translation>
        </message>
        <message>
            <source>{name}: trying {way} ({method}).</source>
            <extracomment>{way} and {method} are names of techniques.</extracomment>
            <translation>{name}: {way} ({method}) wird versucht.</translation>
        </message>
        <message>
            <source>{name}: {sentence} {size} are there. It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}: {sentence} {size} sind da. Es geht von selbst weiter.</translation>
        </message>
        <message>
            <source>{name}: {sentence} It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}: {sentence} Es geht von selbst weiter.</translation>
        </message>
        <message>
            <source>Sent {name} to {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>{name} an {peer} gesendet: {facts}.</translation>
        </message>
        <message>
            <source>Received {path} from {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>{path} von {peer} empfangen: {facts}.</translation>
        </message>
        <message>
            <source>{name}: declined.</source>
            <translation>{name}: abgelehnt.</translation>
        </message>
        <message>
            <source>{name}: {sentence}</source>
            <extracomment>A file, and what happened to it.</extracomment>
            <translation>{name}: {sentence}</translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, {size})</source>
            <translation>
                <numerusform>{name} (Ordner mit %Ln Datei, {size})</numerusform>
                <numerusform>{name} (Ordner mit %Ln Dateien, {size})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, size unknown)</source>
            <translation>
                <numerusform>{name} (Ordner mit %Ln Datei, Größe unbekannt)</numerusform>
                <numerusform>{name} (Ordner mit %Ln Dateien, Größe unbekannt)</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} ({size})</source>
            <translation>{name} ({size})</translation>
        </message>
        <message>
            <source>{name} (size unknown)</source>
            <translation>{name} (Größe unbekannt)</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <extracomment>How many bytes of all, such as 1.0 MB of 2.0 MB.</extracomment>
            <translation>{done} von {size}</translation>
        </message>
        <message>
            <source>{size}, no data for {time}</source>
            <translation>{size}, seit {time} keine Daten</translation>
        </message>
        <message>
            <source>{size}, {speed}/s</source>
            <translation>{size}, {speed}/s</translation>
        </message>
        <message>
            <source>{size}, {speed}/s, {time} left</source>
            <translation>{size}, {speed}/s, noch {time}</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, verified</source>
            <translation>{size} in {time}, {speed}/s, geprüft</translation>
        </message>
        <message>
            <source>{size} in {time}, verified</source>
            <translation>{size} in {time}, geprüft</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, not verified: the other program does not tell a checksum</source>
            <translation>{size} in {time}, {speed}/s, nicht geprüft: das andere Programm nennt keine Prüfsumme</translation>
        </message>
        <message>
            <source>{size} in {time}, not verified: the other program does not tell a checksum</source>
            <translation>{size} in {time}, nicht geprüft: das andere Programm nennt keine Prüfsumme</translation>
        </message>
        <message>
            <source>Waiting for {peer} to come online with a program that takes files.</source>
            <translation>Warten, bis {peer} mit einem Programm online ist, das Dateien annimmt.</translation>
        </message>
        <message>
            <source>Password of {account}: </source>
            <translation>Passwort von {account}: </translation>
        </message>
        <message>
            <source>{peer} takes no more offers for the moment.</source>
            <translation>{peer} nimmt gerade keine weiteren Angebote an.</translation>
        </message>
        <message>
            <source>{peer} declined.</source>
            <translation>{peer} hat abgelehnt.</translation>
        </message>
        <message>
            <source>Cancelled here.</source>
            <translation>Hier abgebrochen.</translation>
        </message>
        <message>
            <source>The other side cancelled.</source>
            <translation>Die andere Seite hat abgebrochen.</translation>
        </message>
        <message>
            <source>{peer} has no program online that takes files this way (no {ability}).</source>
            <translation>{peer} hat kein Programm online, das Dateien auf diesem Weg annimmt (es fehlt: {ability}).</translation>
        </message>
        <message>
            <source>{size} are more than this way can carry ({limit}).</source>
            <translation>{size} sind mehr, als auf diesem Weg geht ({limit}).</translation>
        </message>
        <message>
            <source>The two computers could not reach each other: {addresses}.</source>
            <translation>Die beiden Computer konnten einander nicht erreichen: {addresses}.</translation>
        </message>
        <message>
            <source>The two computers could not reach each other.</source>
            <translation>Die beiden Computer konnten einander nicht erreichen.</translation>
        </message>
        <message>
            <source>Nothing happened for {time} ({step}).</source>
            <extracomment>{step} is what took too long.</extracomment>
            <translation>{time} lang ist nichts geschehen ({step}).</translation>
        </message>
        <message>
            <source>The program of {peer} broke the protocol: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>Das Programm von {peer} hat sich nicht an das Protokoll gehalten: {what}.</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} ist offline.</translation>
        </message>
        <message>
            <source>The connection broke after {size}.</source>
            <translation>Die Verbindung riss nach {size} ab.</translation>
        </message>
        <message>
            <source>{peer} does not share {name} with you any more.</source>
            <translation>{peer} gibt {name} nicht mehr für dich frei.</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one asked for ({what} differs). Not taken.</source>
            <translation>{peer} kam mit einer anderen Datei als der erbetenen (anders: {what}). Nicht angenommen.</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the file's ({algorithm} differs). Not kept.</source>
            <extracomment>{algorithm} is the name of a checksum such as sha-256.</extracomment>
            <translation>Alle Bytes kamen an, aber es sind nicht die der Datei ({algorithm} ist anders). Nicht behalten.</translation>
        </message>
        <message>
            <source>{path}: is not there.</source>
            <translation>{path}: ist nicht da.</translation>
        </message>
        <message>
            <source>{path}: may not be read or written by you.</source>
            <translation>{path}: darfst du nicht lesen oder schreiben.</translation>
        </message>
        <message>
            <source>{path}: does not fit: the disk is full.</source>
            <translation>{path}: passt nicht: Die Platte ist voll.</translation>
        </message>
        <message>
            <source>{path}: changed while it was being sent.</source>
            <translation>{path}: hat sich beim Senden geändert.</translation>
        </message>
        <message>
            <source>{path}: is not a file.</source>
            <translation>{path}: ist keine Datei.</translation>
        </message>
        <message>
            <source>{path}: is not a folder.</source>
            <translation>{path}: ist kein Ordner.</translation>
        </message>
        <message>
            <source>{path}: {reason}.</source>
            <extracomment>{reason} is what the system says of the file, or a sentence of ours without its full stop.</extracomment>
            <translation>{path}: {reason}.</translation>
        </message>
        <message>
            <source>{path}: cannot be used.</source>
            <translation>{path}: lässt sich nicht benutzen.</translation>
        </message>
        <message>
            <source>Another way was chosen.</source>
            <translation>Es wurde ein anderer Weg gewählt.</translation>
        </message>
        <message>
            <source>Only a copy on {server} is left as a way; --upload allows it.</source>
            <translation>Es bleibt nur eine Kopie auf {server} als Weg; --upload erlaubt sie.</translation>
        </message>
        <message>
            <source>{host} answered {status} ({reason}).</source>
            <extracomment>What a web server answered: a number and its words.</extracomment>
            <translation>{host} hat mit {status} geantwortet ({reason}).</translation>
        </message>
        <message>
            <source>{host} answered {status}.</source>
            <extracomment>What a web server answered: a number.</extracomment>
            <translation>{host} hat mit {status} geantwortet.</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link. Not kept.</source>
            <translation>Was von {host} kam, lässt sich mit dem Schlüssel seines Links nicht öffnen. Nicht behalten.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is not encrypted.</source>
            <translation>Dem Link zu {host} wird nicht gefolgt: Er ist nicht verschlüsselt.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it leads into a private network.</source>
            <translation>Dem Link zu {host} wird nicht gefolgt: Er führt in ein privates Netz.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is passed on too often.</source>
            <translation>Dem Link zu {host} wird nicht gefolgt: Er wird zu oft weitergereicht.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it would show your network address, which you keep from this contact.</source>
            <translation>Dem Link zu {host} wird nicht gefolgt: Er würde deine Netzadresse zeigen, die dieser Kontakt nicht sehen soll.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is broken.</source>
            <translation>Dem Link zu {host} wird nicht gefolgt: Er ist kaputt.</translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n folders in each other, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} kann nicht als Ordner reisen: Er enthält %Ln Ordner, und {limit} sind das Höchste.</numerusform>
                <numerusform>{name} kann nicht als Ordner reisen: Darin stecken %Ln Ordner ineinander, und {limit} sind das Höchste.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n bytes of names, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} kann nicht als Ordner reisen: Die Namen darin haben %Ln Byte, und {limit} sind das Höchste.</numerusform>
                <numerusform>{name} kann nicht als Ordner reisen: Die Namen darin haben %Ln Bytes, und {limit} sind das Höchste.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and the other program takes no folders, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} kann nicht als Ordner reisen: Er hat %Ln Datei, das andere Programm nimmt keine Ordner an, und {limit} sind das Höchste.</numerusform>
                <numerusform>{name} kann nicht als Ordner reisen: Er hat %Ln Dateien, das andere Programm nimmt keine Ordner an, und {limit} sind das Höchste.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} kann nicht als Ordner reisen: Er hat %Ln Datei, und {limit} sind das Höchste.</numerusform>
                <numerusform>{name} kann nicht als Ordner reisen: Er hat %Ln Dateien, und {limit} sind das Höchste.</numerusform>
            </translation>
        </message>
        <message>
            <source>The list of the files in {name} is not one that a folder can have: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>Die Liste der Dateien in {name} kann nicht die eines Ordners sein: {what}.</translation>
        </message>
        <message>
            <source>{peer} would have sent plain what was to be encrypted. Ended instead.</source>
            <translation>{peer} hätte offen gesendet, was verschlüsselt werden sollte. Stattdessen beendet.</translation>
        </message>
        <message>
            <source>Accepted on another device ({device}).</source>
            <translation>Auf einem anderen Gerät angenommen ({device}).</translation>
        </message>
        <message>
            <source>Declined on another device ({device}).</source>
            <translation>Auf einem anderen Gerät abgelehnt ({device}).</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example</source>
            <translation>„{text}“ ist keine Adresse; eine sieht aus wie alice@river.example</translation>
        </message>
        <message>
            <source>an IPv6 address goes in brackets: {example}</source>
            <translation>eine IPv6-Adresse gehört in Klammern: {example}</translation>
        </message>
        <message>
            <source>“{text}” is not HOST:PORT</source>
            <translation>„{text}“ ist nicht HOST:PORT</translation>
        </message>
        <message>
            <source>“{name}” is none of {names}</source>
            <translation>„{name}“ gibt es nicht; zur Wahl: {names}</translation>
        </message>
        <message>
            <source>one of {names} is missing</source>
            <translation>es fehlt eines von {names}</translation>
        </message>
        <message>
            <source>“{text}” is no speed; one looks like 500K or 2.5M, in bytes a second</source>
            <translation>„{text}“ ist kein Tempo; eines sieht aus wie 500K oder 2.5M, in Bytes je Sekunde</translation>
        </message>
        <message>
            <source>“{text}” is no number from 1 on</source>
            <translation>„{text}“ ist keine Zahl ab 1</translation>
        </message>
        <message>
            <source>“{text}” is no number of seconds above 0</source>
            <translation>„{text}“ ist keine Zahl von Sekunden über 0</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial.</source>
            <translation>In Gharial ist etwas schiefgegangen.</translation>
        </message>
        <message>
            <source>Without windows: {commands} (each with --help).</source>
            <extracomment>{commands} are commands to type, with commas between them.</extracomment>
            <translation>Ohne Fenster: {commands} (jeweils mit --help).</translation>
        </message>
        <message>
            <source>A desktop messenger for XMPP that gets the file there.</source>
            <translation>Ein Nachrichtenprogramm für XMPP, das Dateien ans Ziel bringt.</translation>
        </message>
        <message>
            <source>FILE|xmpp:LINK</source>
            <extracomment>Stands for what is typed: the name of a file, or a link that begins with xmpp:</extracomment>
            <translation>DATEI|xmpp:LINK</translation>
        </message>
        <message>
            <source>files to send, links to follow</source>
            <translation>Dateien zum Senden, Links zum Folgen</translation>
        </message>
        <message>
            <source>show the list of transfers</source>
            <translation>die Liste der Übertragungen zeigen</translation>
        </message>
        <message>
            <source>start in the tray, without a window</source>
            <translation>ohne Fenster starten, nur im Infobereich</translation>
        </message>
        <message>
            <source>keep everything of this run in DIR</source>
            <translation>alles von diesem Lauf in ORDNER aufheben</translation>
        </message>
        <message>
            <source>write stanzas to the log; passwords are left out</source>
            <translation>Stanzas in das Protokoll schreiben; Passwörter bleiben draußen</translation>
        </message>
        <message>
            <source>a log beside the usual one: with stanzas, times, threads, the segments of streams over UDP (their heads, never what they carry); in a file on the desktop or the state folder</source>
            <translation>ein Protokoll neben dem üblichen: mit Stanzas, Zeiten, Threads, den Segmenten der Datenströme über UDP (ihren Köpfen, nie dem Inhalt); in einer Datei auf dem Schreibtisch oder im Zustandsordner</translation>
        </message>
        <message>
            <source>there is no display for windows; these work without: {commands}</source>
            <translation>für Fenster fehlt ein Bildschirm; ohne gehen: {commands}</translation>
        </message>
        <message>
            <source>this profile is in use by a Gharial that does not answer</source>
            <translation>dieses Profil benutzt ein Gharial, das nicht antwortet</translation>
        </message>
        <message>
            <source>the output cannot be written: {reason}</source>
            <translation>die Ausgabe lässt sich nicht schreiben: {reason}</translation>
        </message>
    </context>
    <context>
        <name>times</name>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>unknown time</source>
            <translation>Zeit unbekannt</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}, {time}</translation>
        </message>
    </context>
    <context>
        <name>totals</name>
        <message>
            <source>Nothing is being transferred.</source>
            <translation>Es wird nichts übertragen.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>{up} up</source>
            <translation>{up} hoch</translation>
        </message>
        <message>
            <source>{down} down</source>
            <translation>{down} runter</translation>
        </message>
        <message>
            <source>{running} of {limit} at once</source>
            <translation>{running} von {limit} gleichzeitig</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%Ln wartet</numerusform>
                <numerusform>%Ln warten</numerusform>
            </translation>
        </message>
        <message>
            <source>{size} left</source>
            <translation>noch {size}</translation>
        </message>
        <message>
            <source>{size} left, {time}</source>
            <translation>noch {size}, {time}</translation>
        </message>
    </context>
    <context>
        <name>transfer-test</name>
        <message>
            <source>Testing…</source>
            <translation>Test läuft …</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Geht</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>Nicht benutzt</translation>
        </message>
        <message>
            <source>Does not work</source>
            <translation>Geht nicht</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Uploads to the server</source>
            <translation>Hochladen auf den Server</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Finding our address (STUN)</source>
            <translation>Eigene Adresse finden (STUN)</translation>
        </message>
        <message>
            <source>Relay (TURN)</source>
            <translation>Relay (TURN)</translation>
        </message>
        <message>
            <source>Reached from outside</source>
            <translation>Von außen erreichbar</translation>
        </message>
        <message>
            <source>Jingle</source>
            <translation>Jingle</translation>
        </message>
        <message>
            <source>Stream initiation</source>
            <translation>Stream Initiation</translation>
        </message>
        <message>
            <source>Google Talk’s file sharing</source>
            <translation>Dateifreigabe von Google Talk</translation>
        </message>
        <message>
            <source>A link to this computer</source>
            <translation>Ein Link zu diesem Computer</translation>
        </message>
        <message>
            <source>Upload and a link</source>
            <translation>Hochladen und ein Link</translation>
        </message>
        <message>
            <source>{method}, {by}</source>
            <translation>{method}, {by}</translation>
        </message>
        <message>
            <source>directly</source>
            <translation>direkt</translation>
        </message>
        <message>
            <source>through a proxy</source>
            <translation>über einen Proxy</translation>
        </message>
        <message>
            <source>through the chat servers</source>
            <translation>über die Chatserver</translation>
        </message>
        <message>
            <source>across routers, encrypted (ICE)</source>
            <translation>durch Router, verschlüsselt (ICE)</translation>
        </message>
        <message>
            <source>by plain UDP</source>
            <translation>über einfaches UDP</translation>
        </message>
        <message>
            <source>by UDP</source>
            <translation>über UDP</translation>
        </message>
        <message>
            <source>A second device of this account signed in to {server} for this test.</source>
            <translation>Für diesen Test hat sich ein zweites Gerät dieses Kontos bei {server} angemeldet.</translation>
        </message>
        <message>
            <source>The server takes no uploads. Files for who is offline wait until they are back.</source>
            <translation>Der Server nimmt nichts zum Hochladen an. Dateien für Leute, die offline sind, warten, bis sie wieder da sind.</translation>
        </message>
        <message>
            <source>{server} takes uploads and names no limit.</source>
            <translation>{server} nimmt Dateien zum Hochladen an und nennt keine Grenze.</translation>
        </message>
        <message>
            <source>{server} takes uploads of up to {size}.</source>
            <translation>{server} nimmt Dateien bis {size} zum Hochladen an.</translation>
        </message>
        <message>
            <source>The server names no proxy that answers. You can name one in the settings, under Network.</source>
            <translation>Der Server nennt keinen Proxy, der antwortet. Du kannst in den Einstellungen unter „Netzwerk“ einen nennen.</translation>
        </message>
        <message>
            <source>{server} does not answer. Check its name in the settings, under Network.</source>
            <translation>{server} antwortet nicht. Prüfe den Namen in den Einstellungen unter „Netzwerk“.</translation>
        </message>
        <message>
            <source>{server} answers.</source>
            <translation>{server} antwortet.</translation>
        </message>
        <message>
            <source>The server names no STUN server. You can name one in the settings, under Network.</source>
            <translation>Der Server nennt keinen STUN-Server. Du kannst in den Einstellungen unter „Netzwerk“ einen nennen.</translation>
        </message>
        <message>
            <source>{server} does not answer. It may be gone, or a firewall keeps UDP from leaving.</source>
            <translation>{server} antwortet nicht. Vielleicht gibt es ihn nicht mehr, oder eine Firewall lässt UDP nicht hinaus.</translation>
        </message>
        <message>
            <source>{server} sees this computer as {address}.</source>
            <translation>{server} sieht diesen Computer als {address}.</translation>
        </message>
        <message>
            <source>The server names no relay. Proxies and the chat servers stand in for it.</source>
            <translation>Der Server nennt kein Relay. Proxys und die Chatserver springen dafür ein.</translation>
        </message>
        <message>
            <source>The libraries for relays are not installed here (aioice, aiortc).</source>
            <translation>Die Bibliotheken für Relays sind hier nicht installiert (aioice, aiortc).</translation>
        </message>
        <message>
            <source>{server} lends no address. Tell who runs your server, or check that UDP may leave.</source>
            <translation>{server} leiht keine Adresse. Sag es dem Betreiber deines Servers, oder prüfe, ob UDP hinausdarf.</translation>
        </message>
        <message>
            <source>{server} lends the address {address}.</source>
            <translation>{server} leiht die Adresse {address}.</translation>
        </message>
        <message>
            <source>Contacts are told {address}, as set under Network. Whether the router leads there can only be seen from outside.</source>
            <translation>Kontakte erfahren {address}, wie unter „Netzwerk“ eingestellt. Ob der Router dorthin führt, lässt sich nur von außen sehen.</translation>
        </message>
        <message>
            <source>The router leads {address} to this computer.</source>
            <translation>Der Router leitet {address} zu diesem Computer.</translation>
        </message>
        <message>
            <source>This computer has a public address: {address}. A firewall may still be in the way.</source>
            <translation>Dieser Computer hat eine öffentliche Adresse: {address}. Eine Firewall kann trotzdem im Weg sein.</translation>
        </message>
        <message>
            <source>The router did not open a port. Open one by hand and name it under Network, or rely on proxies.</source>
            <translation>Der Router hat keinen Port geöffnet. Öffne einen von Hand und nenne ihn unter „Netzwerk“, oder verlass dich auf Proxys.</translation>
        </message>
        <message>
            <source>Only computers in your own network reach this one directly ({address}). Under Network you can let Gharial ask the router for more.</source>
            <translation>Nur Computer in deinem eigenen Netz erreichen diesen direkt ({address}). Unter „Netzwerk“ kannst du Gharial den Router um mehr bitten lassen.</translation>
        </message>
        <message>
            <source>Not tested: it would leave a file on the server. Tick the box above for it.</source>
            <translation>Nicht getestet: Es bliebe eine Datei auf dem Server. Setze dafür oben das Häkchen.</translation>
        </message>
        <message>
            <source>The file arrived, but by another way.</source>
            <translation>Die Datei kam an, aber auf einem anderen Weg.</translation>
        </message>
        <message>
            <source>The server took the test file. It deletes it when its time is over.</source>
            <translation>Der Server hat die Testdatei angenommen. Er löscht sie, wenn ihre Zeit um ist.</translation>
        </message>
        <message>
            <source>The test file arrived whole.</source>
            <translation>Die Testdatei kam heil an.</translation>
        </message>
        <message>
            <source>This way is not there: the server or a setting leaves it out.</source>
            <translation>Diesen Weg gibt es nicht: Der Server oder eine Einstellung lässt ihn aus.</translation>
        </message>
        <message>
            <source>A firewall on this computer may keep UDP away.</source>
            <translation>Vielleicht hält eine Firewall auf diesem Computer UDP fern.</translation>
        </message>
        <message>
            <source>Without a proxy, files go another way.</source>
            <translation>Ohne Proxy gehen Dateien auf einem anderen Weg.</translation>
        </message>
        <message>
            <source>A firewall on this computer may be in the way.</source>
            <translation>Vielleicht ist eine Firewall auf diesem Computer im Weg.</translation>
        </message>
        <message>
            <source>{what} {advice}</source>
            <translation>{what} {advice}</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} s</translation>
        </message>
        <message>
            <source>The test could not begin.</source>
            <translation>Der Test konnte nicht beginnen.</translation>
        </message>
        <message>
            <source>No way worked. The rows say why.</source>
            <translation>Kein Weg ging. Die Zeilen sagen, warum.</translation>
        </message>
        <message>
            <source>Ways that work: {good}; ways that do not: {bad}. Files take those that do.</source>
            <translation>Wege, die gehen: {good}; Wege, die nicht gehen: {bad}. Dateien nehmen die, die gehen.</translation>
        </message>
        <message>
            <source>Every way that was tested works: {good}.</source>
            <translation>Jeder getestete Weg geht: {good}.</translation>
        </message>
    </context>
    <context>
        <name>transfer_rows</name>
        <message numerus="yes">
            <source>{name} and %n more</source>
            <translation>
                <numerusform>{name} und %Ln weitere</numerusform>
                <numerusform>{name} und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>to {name}</source>
            <translation>an {name}</translation>
        </message>
        <message>
            <source>from {name}</source>
            <translation>von {name}</translation>
        </message>
        <message>
            <source>{done} of {count} done</source>
            <translation>{done} von {count} fertig</translation>
        </message>
        <message numerus="yes">
            <source>%n not sent</source>
            <translation>
                <numerusform>%Ln nicht gesendet</numerusform>
                <numerusform>%Ln nicht gesendet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not received</source>
            <translation>
                <numerusform>%Ln nicht empfangen</numerusform>
                <numerusform>%Ln nicht empfangen</numerusform>
            </translation>
        </message>
        <message>
            <source>all verified</source>
            <translation>alle geprüft</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Going</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
    </context>
    <context>
        <name>transfer_words</name>
        <message>
            <source>Waiting for {name} to accept</source>
            <translation>Wartet darauf, dass {name} annimmt</translation>
        </message>
        <message>
            <source>Waiting to be accepted</source>
            <translation>Wartet auf die Annahme</translation>
        </message>
        <message>
            <source>Waiting for your answer</source>
            <translation>Wartet auf deine Antwort</translation>
        </message>
        <message>
            <source>Looking for a way</source>
            <translation>Sucht einen Weg</translation>
        </message>
        <message>
            <source>Checking that all arrived</source>
            <translation>Prüft, ob alles ankam</translation>
        </message>
        <message>
            <source>Done, verified</source>
            <translation>Fertig, geprüft</translation>
        </message>
        <message>
            <source>Done, no proof by this method</source>
            <translation>Fertig, bei diesem Verfahren ohne Nachweis</translation>
        </message>
        <message>
            <source>Not sent: declined</source>
            <translation>Nicht gesendet: abgelehnt</translation>
        </message>
        <message>
            <source>You declined it</source>
            <translation>Du hast abgelehnt</translation>
        </message>
        <message>
            <source>Paused by both sides</source>
            <translation>Von beiden Seiten angehalten</translation>
        </message>
        <message>
            <source>Paused by you</source>
            <translation>Von dir angehalten</translation>
        </message>
        <message>
            <source>Paused by {name}</source>
            <translation>Von {name} angehalten</translation>
        </message>
        <message>
            <source>Paused by the other side</source>
            <translation>Von der anderen Seite angehalten</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left</source>
            <translation>Es bleibt nur das Hochladen auf {server}</translation>
        </message>
        <message>
            <source>Waiting for the connection</source>
            <translation>Wartet auf die Verbindung</translation>
        </message>
        <message>
            <source>Sends when {name} is back</source>
            <translation>Wird gesendet, sobald {name} wieder da ist</translation>
        </message>
        <message>
            <source>Goes on when {name} is back</source>
            <translation>Geht weiter, sobald {name} wieder da ist</translation>
        </message>
        <message>
            <source>Next try in {time}</source>
            <translation>Nächster Versuch in {time}</translation>
        </message>
        <message>
            <source>Waiting its turn</source>
            <translation>Wartet auf einen freien Platz</translation>
        </message>
        <message>
            <source>Waiting for {name} to go on</source>
            <translation>Wartet, bis {name} weitermacht</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} von {size}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <source>no data for {time}</source>
            <translation>seit {time} keine Daten</translation>
        </message>
        <message>
            <source>Through the proxy {host}</source>
            <translation>Über den Proxy {host}</translation>
        </message>
        <message>
            <source>Through a proxy</source>
            <translation>Über einen Proxy</translation>
        </message>
        <message>
            <source>Through the chat servers (slow)</source>
            <translation>Über die Chatserver (langsam)</translation>
        </message>
        <message>
            <source>Directly over the local network, as datagrams (UDP)</source>
            <translation>Direkt über das lokale Netz, als Datagramme (UDP)</translation>
        </message>
        <message>
            <source>Directly, as datagrams (UDP)</source>
            <translation>Direkt, als Datagramme (UDP)</translation>
        </message>
        <message>
            <source>By a web link to {host}</source>
            <translation>Über einen Weblink zu {host}</translation>
        </message>
        <message>
            <source>By a web link</source>
            <translation>Über einen Weblink</translation>
        </message>
        <message>
            <source>By upload to {host}</source>
            <translation>Durch Hochladen auf {host}</translation>
        </message>
        <message>
            <source>By upload to the server</source>
            <translation>Durch Hochladen auf den Server</translation>
        </message>
        <message>
            <source>Directly over the local network</source>
            <translation>Direkt über das lokale Netz</translation>
        </message>
        <message>
            <source>Directly</source>
            <translation>Direkt</translation>
        </message>
        <message>
            <source>Through the relay {host}, encrypted between you</source>
            <translation>Über das Relay {host}, zwischen euch verschlüsselt</translation>
        </message>
        <message>
            <source>Directly, through your routers</source>
            <translation>Direkt, durch eure Router</translation>
        </message>
        <message>
            <source>Directly over the local network, encrypted</source>
            <translation>Direkt über das lokale Netz, verschlüsselt</translation>
        </message>
        <message>
            <source>Directly, encrypted</source>
            <translation>Direkt, verschlüsselt</translation>
        </message>
        <message>
            <source>Directly through routers, or by a relay</source>
            <translation>Direkt durch Router, oder über ein Relay</translation>
        </message>
        <message>
            <source>{way}, which keeps a copy</source>
            <translation>{way}, was eine Kopie behält</translation>
        </message>
        <message>
            <source>{way} (did not work before)</source>
            <translation>{way} (ging früher nicht)</translation>
        </message>
        <message>
            <source>{way} (worked last time)</source>
            <translation>{way} (ging letztes Mal)</translation>
        </message>
        <message>
            <source>{way} (did not work last time)</source>
            <translation>{way} (ging letztes Mal nicht)</translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>Größe unbekannt</translation>
        </message>
        <message numerus="yes">
            <source>%n left out (links and the like)</source>
            <translation>
                <numerusform>%Ln ausgelassen (Verknüpfungen und Ähnliches)</numerusform>
                <numerusform>%Ln ausgelassen (Verknüpfungen und Ähnliches)</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Empty folder</source>
            <translation>Leerer Ordner</translation>
        </message>
        <message numerus="yes">
            <source>Folder of %n files</source>
            <translation>
                <numerusform>Ordner mit %Ln Datei</numerusform>
                <numerusform>Ordner mit %Ln Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>Wird gesendet</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>Wird empfangen</translation>
        </message>
        <message>
            <source>Taken on another device of yours</source>
            <translation>Auf einem anderen deiner Geräte angenommen</translation>
        </message>
        <message>
            <source>Declined on another device of yours</source>
            <translation>Auf einem anderen deiner Geräte abgelehnt</translation>
        </message>
        <message>
            <source>Cancelled by the other side</source>
            <translation>Von der anderen Seite abgebrochen</translation>
        </message>
        <message>
            <source>Cancelled by you</source>
            <translation>Von dir abgebrochen</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Not received: the connection ended before you answered</source>
            <translation>Nicht empfangen: Die Verbindung endete, bevor du geantwortet hast</translation>
        </message>
        <message>
            <source>Not sent: {name} went offline</source>
            <translation>Nicht gesendet: {name} ging offline</translation>
        </message>
        <message>
            <source>Not received: {name} went offline</source>
            <translation>Nicht empfangen: {name} ging offline</translation>
        </message>
        <message>
            <source>Not sent: group chats get a link, and no server keeps a copy for you</source>
            <translation>Nicht gesendet: Gruppenchats bekommen einen Link, und kein Server behält für dich eine Kopie</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>Nicht gesendet</translation>
        </message>
        <message>
            <source>Not received</source>
            <translation>Nicht empfangen</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>Nicht gesendet: {reason}</translation>
        </message>
        <message>
            <source>Not received: {reason}</source>
            <translation>Nicht empfangen: {reason}</translation>
        </message>
    </context>
    <context>
        <name>xml-console</name>
        <message>
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>Strom</translation>
        </message>
        <message numerus="yes">
            <source>%n stanzas came too quickly to be shown</source>
            <translation>
                <numerusform>%Ln Stanza kam zu schnell, um gezeigt zu werden</numerusform>
                <numerusform>%Ln Stanzas kamen zu schnell, um gezeigt zu werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocks of in-band data</source>
            <translation>
                <numerusform>%Ln Block In-Band-Daten</numerusform>
                <numerusform>%Ln Blöcke In-Band-Daten</numerusform>
            </translation>
        </message>
        <message>
            <source>{blocks}, {size}</source>
            <translation>{blocks}, {size}</translation>
        </message>
        <message numerus="yes">
            <source>%n acknowledgements of the stream</source>
            <translation>
                <numerusform>%Ln Bestätigung des Stroms</numerusform>
                <numerusform>%Ln Bestätigungen des Stroms</numerusform>
            </translation>
        </message>
        <message>
            <source>answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Type one stanza: an iq, a message or a presence.</source>
            <translation>Gib eine Stanza ein: iq, message oder presence.</translation>
        </message>
        <message>
            <source>This is too long to be sent at once.</source>
            <translation>Das ist zu lang, um es auf einmal zu senden.</translation>
        </message>
        <message>
            <source>These are several stanzas. Send them one by one.</source>
            <translation>Das sind mehrere Stanzas. Sende sie einzeln.</translation>
        </message>
        <message>
            <source>There is text outside the stanza.</source>
            <translation>Außerhalb der Stanza steht Text.</translation>
        </message>
        <message>
            <source>Only an iq, a message or a presence can be sent.</source>
            <translation>Nur iq, message oder presence lassen sich senden.</translation>
        </message>
        <message>
            <source>This is not well-formed XML.</source>
            <translation>Das ist kein wohlgeformtes XML.</translation>
        </message>
        <message>
            <source>This is not well-formed XML: line {line}, column {column} ({detail}).</source>
            <translation>Das ist kein wohlgeformtes XML: Zeile {line}, Spalte {column} ({detail}).</translation>
        </message>
    </context>
</TS>
