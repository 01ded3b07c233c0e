<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AccountDialog</name>
        <message>
            <source>Account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Device name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>made up once and kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unchanged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AccountRow</name>
        <message>
            <source>Status of {account}: {status}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change your status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password is needed to sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connecting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No connection – next try in {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No connection – trying again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server refused the connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message>
            <source>An account without its tick stays here, but does not sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove {account} from Gharial?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its password is forgotten here. The account on the server and the conversations stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AddDialog</name>
        <message>
            <source>Add contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bob@river.example</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As you call them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hello, I would like to add you to my contacts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is your own address. Write the address of the other person.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is in your contacts already.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AmountField</name>
        <message>
            <source>{name}: unit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AskBar</name>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChatWindow</name>
        <message>
            <source>{name} – Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conversations – Gharial</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CompanionTree</name>
        <message>
            <source>Files offered together</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{name}, can run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}, folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send files…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send a folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let them fetch a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files they may fetch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send the message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Emoji (Ctrl+.)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Message {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answering {name}: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Editing your message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a message of its own instead (Escape)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write a message of its own instead</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConsentBar</name>
        <message>
            <source>Upload</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Always for this account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an upload to {server} is left. A copy ({size}) will lie there, and {name} gets a link.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is sent when {name} is back. Or upload it now: a copy will lie on your server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Upload now</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ContactDelegate</name>
        <message>
            <source>New name</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ContactFilesDialog</name>
        <message>
            <source>Files with {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Open conversation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send files…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unblock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Block</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Block and report as spam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New group…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ContactView</name>
        <message>
            <source>Contacts</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationBar</name>
        <message>
            <source>Conversations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationHeader</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search this conversation (Ctrl+F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are not connected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blocked: nothing goes to them or comes from them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 device</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n devices</source>
            <translation>
                <numerusform>ein Gerät</numerusform>
                <numerusform>%n Geräte</numerusform>
            </translation>
        </message>
        <message>
            <source>Back among the tabs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>typing…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationTabs</name>
        <message>
            <source>Close (Ctrl+W)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (@{count})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}, {count} unread, {mentions} of them mention you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} ({count})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}, {count} unread</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer}, as {account}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the conversation with {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>You</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was said yet. Write to {name}, or drop a file here.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Send files to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the new group:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove {name} ({address}) from your contacts?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You will no longer see each other online. What you have written to each other stays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DetachedWindow</name>
        <message>
            <source>{name} – Gharial</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>Details of the selected transfer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed of the last minute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attempts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Did not arrive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proof</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies a technical account of this transfer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EmojiPicker</name>
        <message>
            <source>Emoji</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search emoji</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EmptyPage</name>
        <message>
            <source>No account yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set up an account to see your contacts here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No contacts yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add somebody by their address. Then you can write to each other and send files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add contact…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of your contacts has “{text}” in the name or address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add {address}…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilePublishing</name>
        <message>
            <source>A file that {name} may fetch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop offering {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FileSending</name>
        <message>
            <source>Send files to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send this picture to {name}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send this picture to {name} when they are back?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Screenshot {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search files and people</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search by the name of a file or a person (Ctrl+F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Active {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finished {count}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Welcome to Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add an account</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Floating</name>
        <message>
            <source>Jump to latest</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n new messages</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Jump to latest: {count}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GeneralPage</name>
        <message>
            <source>Looks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“As the system” changes with the system, at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep running when the windows are closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial stays in the tray and goes on receiving; where there is no tray, closing ends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notifications</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notify of new messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not for the conversation you are looking at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notify of offered files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With buttons to accept or decline, where the system can show them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Presence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Away after (minutes)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When nobody has touched the computer for so long, contacts see you as away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>never</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conversations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter sends the message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise Enter starts a new line and Ctrl+Enter sends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell when a message has arrived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sender sees that your device has the message.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell when a message was read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sender sees how far you have read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tell when you are typing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other side sees that an answer is being written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When something goes wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opens the folder with the file that Gharial writes its news into.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What Gharial has noted down</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LimitButton</name>
        <message>
            <source>Sending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receiving</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other: {limit}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit: {limit}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit: {up} up, {down} down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit: {limit} up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit: {limit} down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most so many kB a second:</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MessageList</name>
        <message>
            <source>Opens {host}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MessageView</name>
        <message>
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NetworkPage</name>
        <message>
            <source>Reached directly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Port for direct transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one and open it in your router if others cannot reach you directly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any free one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the router to open the port</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By UPnP or NAT-PMP, Gharial asks your router to pass connections to this port on to this computer while it runs, and tells contacts the router’s address. Not every router does that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Public address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where others reach this computer from outside: the address or name of your router, and the port after a colon where it is another. Leave it empty if you do not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>STUN servers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They tell this computer its address as others see it, so that two routers can be crossed. Your chat server may name some by itself; these are asked besides, and learn your network address. Several are parted by blanks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use plain UDP where nothing else leads straight there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Between two Gharials, files may go as datagrams of their own (UDP). Some networks let these through and nothing else; some forbid them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offer links at every address of this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where a file is sent as a link that leads here, it can be fetched over all networks this computer is in, and not only over the one that contacts know. The link cannot be guessed either way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file goes through a proxy where the two computers cannot reach each other. Those of your servers are found by themselves; these are used besides them. A proxy sees both network addresses.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>{name} · {count} new messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n files are offered to you</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>From {names}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what}, {size}
from {address}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoticeLine</name>
        <message>
            <source>Close this message</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>1 file waiting</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n files waiting</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} wants to see you online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} people want to see you online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Answer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>I expected this and know what it does</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have this very file already: {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have a file of this name and size from them already: {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole file name</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Take all of them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The others come into the same folder without a question, except those that can run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Block</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing of theirs reaches you any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{address} to your account {account}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First say that you expected it: it can run on your computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message>
            <source>Files offered to you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at it…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Block sender</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{name} offers %n files</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files that wait for your answer: {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files that can run, and those of strangers, are accepted one by one: look at each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is still to come of these files is taken too, without a question.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open offers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferLook</name>
        <message>
            <source>Show small pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show a small picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their computer is asked for it now, and sees your network address before you have accepted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Small picture of {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferPlace</name>
        <message>
            <source>Save in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder to save in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {free} free, {missing} too little. Choose another folder or free some space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{free} free</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferPromise</name>
        <message>
            <source>Always take files from {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Into this folder. Never files that can run. The settings list it under Accept rules.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest size that is always taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>up to {size}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of any size</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OfferTree</name>
        <message>
            <source>Files in the folder</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{name}, can run</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PageFoot</name>
        <message>
            <source>Copy details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signing in…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PasswordPlace</name>
        <message>
            <source>The file is not encrypted: programs that run under your name can read it too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where to keep the password instead:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nowhere. Ask me at every start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In a file that only I can read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the keyring after all. I have unlocked it now.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProxyList</name>
        <message>
            <source>Proxies</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address of a proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReactionPopup</name>
        <message>
            <source>React</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take away {emoji}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>React with {emoji}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More emoji…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RegistrationFields</name>
        <message>
            <source>The picture could not be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A picture with letters to type</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RegistrationPage</name>
        <message>
            <source>Server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>river.example</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open its web page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for a new form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I have an account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a server for your new account. Your address will end in its name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking {host} for its form…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} wants you to use its web page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{field}” is still empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Creating the account on {host}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signing in as {address}…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message>
            <source>Contact request</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow and &amp;add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Allow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Block</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody who calls themselves “{name}” wants to see you online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody wants to see you online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This address mixes letters of several alphabets. It may imitate the address of somebody else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If you allow it, they see when you are online and your status. They ask your account {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 more waits</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>Requests</name>
        <message>
            <source>Gharial does not follow links that ask for “{action}”.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RosterWindow</name>
        <message>
            <source>Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfers (Ctrl+J)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search people</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search people by name or address (Ctrl+K)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show people who are offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fold all groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unfold all groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add contact (Ctrl+N)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings (Ctrl+,)</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Transfers, %n active</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>RowBar</name>
        <message>
            <source>React</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <source>Take this message back? The other side is asked to remove it, but may have read it already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This link leads to {host}, which may not be what it looks like.
{target}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask {owner} for the file {name}? They learn that you are online.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask {owner} for the file {name} ({size})? They learn that you are online.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for it</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RowMenu</name>
        <message>
            <source>Reply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>React…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take back…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open {link}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RuleDialog</name>
        <message>
            <source>Files taken without a question</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Anybody in your contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>kB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any type; or such as: image/*, *.pdf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder of the rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;From</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Largest size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Types</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Save in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the folder may stand {contact}, {address}, {year}, {month}, {day} and {type}. Files that can run are never taken without a question, and nothing of strangers is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of the rule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For example: {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was received yet that the rule could be tried with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of the files received so far, the rule would have taken none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names} and more</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Of the files received so far, the rule would have taken %n: {names}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Accept rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Taken without a question</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first rule that fits decides where a file goes; what no rule takes is asked about. Rules hold for people in your contacts alone, and never for files that can run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contacts with settings of their own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“Files” in the menu of a contact opens their settings: address, speed, rules.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Search this conversation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earlier hit (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later hit (Shift+Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the search (Escape)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} of more than {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message>
            <source>Send with Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send {name} to</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Send %n files to</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Search contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No contact of that name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ServerFields</name>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>found by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Port</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>those this computer trusts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Certificate file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a certificate file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingRows</name>
        <message>
            <source>kB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MB/s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accounts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>General</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept rules</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Network</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Quit Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file is still on its way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If you quit now, it stops, and goes on when Gharial runs again.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n files are still on their way.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>If you quit now, they stop, and go on when Gharial runs again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep running</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy details</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>alice@river.example</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create an account…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in with your XMPP account, on any server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signing in to {host}…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SpeedGraph</name>
        <message>
            <source>Speed of the last minute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speed is known yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{now} now, between {least} and {most} in the last minute</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StatusMenu</name>
        <message>
            <source>Status text…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove status text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StatusTextDialog</name>
        <message>
            <source>Status text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your contacts see this beside your name:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransferCommands</name>
        <message>
            <source>Answer…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use another way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove from list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel or remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry all failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear finished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By another method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{way} · {method}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No other way is known yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransferDelegate</name>
        <message>
            <source>{done} of {size}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransferView</name>
        <message>
            <source>Transfers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransfersPage</name>
        <message>
            <source>Received files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for received files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proposed for the next file; each time you can choose another one, which is then kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load small pictures of files that contacts offer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some programs show a small picture before you answer. To load it, their computer is asked, and sees your network address before you have accepted. Otherwise a button in the question does it. Nothing is ever loaded from strangers, nor from contacts you hide your address from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files at the same time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Others wait for their turn, in the order in which they came.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For all files together. A contact can have a limit of their own, under “Files” in their menu.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as fast as it goes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receive at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For all files together; messages are not held up by files either way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Links</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file that comes as a link</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is fetched before you say so: the web server would see your network address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shown in the conversation, with a button to fetch it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asked about like any other file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left as a link in the text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies on servers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where no other way is left, a file can be put on your server, and the contact gets a link. The copy stays there as long as the server keeps it, and who runs the server can read it. Otherwise you are asked each time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for received files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransfersWindow</name>
        <message>
            <source>Transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No transfers here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No transfers yet.
Drop a file or a folder on a contact or into a conversation to send it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy details</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>Gharial: %n unread</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open Gharial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UploadConsent</name>
        <message>
            <source>{account} may leave copies on {server}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_ContactRows</name>
        <message>
            <source>Privacy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Never show them my network address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files go through servers alone, which is slower; links of theirs are not fetched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files to them together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receive at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files from them together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files at the same time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of theirs; the limit for all contacts together still holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as for everybody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken without a question</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Never files that can run. Rules for all contacts are in the settings.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>Offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connecting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting to try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cannot sign in</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>address_checks</name>
        <message>
            <source>A port is a number from 1 to 65535, after a colon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is neither a network address nor a name such as home.river.example.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody else can reach this address; it only means this computer or cable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the address of a proxy, such as proxy.river.example.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of a proxy has no slash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This proxy is in the list already.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>details</name>
        <message>
            <source>{words} ({address})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} in {time}, {speed} on average</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent from {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To be saved as {path}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last time with {name} this way worked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last time with {name} this way did not work; it is tried again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next: {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Here: {hash}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not computed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other side: {hash}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Verified: both sides have the same file, by its hash.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not verified: this method lets the other side compare nothing, so nobody checked the file's hash.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>worked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>going on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>dropped</name>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send the folder {folder} to {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Send %n folders to {name}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files and folders to {name}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to {name}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Send 1 file ({size}) to {name}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Send %n files ({size}) to {name}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>emoji_list</name>
        <message>
            <source>Faces and people</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Animals and nature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Food and drink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Activities</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Travel and places</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Symbols</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>explain</name>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address and the password, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server has switched off {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the server's operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password of {account} has expired.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set a new one with the server's operator, then enter it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server cannot check passwords at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server wants a better protected connection before it takes a password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the server's operator which server and port to use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server wants a stronger way to sign in than the one that was tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the server's operator; the password may have to be set anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server and Gharial know no common way to sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the server's operator to offer sign-in with SCRAM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server does not let this password sign in as {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server did not understand the sign-in of {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address and the password for unusual characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program signed in with the same device name and took the place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the other program, or give this one another device name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} had heard nothing from here for too long and ended the connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial signs in again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server that answered does not look after {host}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the part of the address after the @, and the server under “More”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has been closed for good by its operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create an account on another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} ended the connection because something broke its rules.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may allow less in a short time. Wait a while, or ask its operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not reach a service it needs for signing in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial tries again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} asked for a fresh connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has no room for more connections at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial tries again by itself; closing other devices may help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} wants this account to use another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask its operator which one, and enter it under “More”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} is being shut down or restarted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial signs in again as soon as it is back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} ended the connection because of a fault of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial tries again by itself; if it stays so, tell its operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} ended the connection because the sign-in took too long or failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the password and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} is too old to talk to Gharial.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask its operator to update it, or use another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody on {host} already has this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} needs something that is missing, or does not accept what was entered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fill in every field; the name may need other letters, or the password more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} did not accept what was entered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check every field and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} cannot make an address from this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a name of letters, digits and dots.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer to the picture was not the one that {host} expected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for the form again and read the new picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} does not let programs create accounts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look on its web page, ask its operator, or choose another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too many accounts were asked for from this network in a short time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a while and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has a rule against this account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try another name or a longer password, or ask its operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} did not understand the request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“Copy details” has what is needed to report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} already has an entry with this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} does not offer this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} does not allow you to do this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for permission first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} is no longer at this address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for the new address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} could not do it because of a fault of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} does not have what was asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} is not an address the server can deliver to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} does not accept this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} lets nobody do this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} wants to know who you are before doing this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go offline and online again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} refused this because it breaks a rule there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the server's operator what is allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again when they are back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} only does this for people who are signed up there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your server cannot find the server of {peer}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the part of the address after the @.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server of {peer} does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} is too busy at the moment, or has no room left.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} cannot be reached or does not offer this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address, or try again when they are back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} only does this for contacts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add them first, and wait until they agree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not prove who it is: nobody this computer trusts has signed its certificate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent. If the server is run privately, choose its operator's certificate file under “More”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate has expired.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent. Check the date of this computer; if it is right, tell the server's operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is only valid later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate belongs to another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent. Check the address; on a public network, somebody may be in between.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is not valid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent. Tell the server's operator.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” is no longer in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back or choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You have no permission for “{name}” in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another place, or change its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk that holds {folder} is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space or choose another folder; what has begun goes on by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” was changed while it was being sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send it again once nothing writes to it any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” in {folder} is neither a file nor a folder that can be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose files or folders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {path} does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder, or create it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” in {folder} could not be read or written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk, or choose another place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The link to {host} is not encrypted, so anybody on the way could change the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for a link that begins with https.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The link leads to {host}, which is inside your own network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it only if you expect a file from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The link to {host} leads from one place to the next without an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for another link.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The link to {host} is not one that a file can be fetched from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetching from {host} would show your address, which this contact must not learn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change that in the contact's settings if you want the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder “{name}” holds {found} files, and no more than {limit} can travel together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pack it into one file, or send its folders one after the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder “{name}” has folders within folders, more than {limit} deep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pack it into one file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The names in the folder “{name}” are too long to be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their program takes no folders, and the {found} files of “{name}” are too many to be offered one by one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder “{name}” came with a list of files that no folder has. Nothing of it was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for single files, and take them only from people you trust.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no address yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An address looks like name@server, for example alice@river.example.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}” is not an address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server did not accept the sign-in of {account}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password of {account} is not stored on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it to sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no server called {host}, or the network cannot look up names right now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the part of the address after the @, and the network connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} could not be reached on port {port}: nothing answers there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server may be down or a firewall may close the way. Check server, port and network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} offers no way to sign in that keeps the password secret.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No password was sent. Ask the server's operator to switch on encrypted sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} took the connection and then said nothing for {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may be overloaded, or the port may belong to something else. Try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} ended the connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{account} is offline, so this could not be done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go online and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account {account} is not set up here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add it in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} did not create the account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check what you entered, or choose another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system's keyring is missing or locked, so the password cannot be kept there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock the keyring, or choose another place for the password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} answered that this is not possible.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection may be slow or gone. Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something in Gharial itself did not work as it should.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again. “Copy details” and the log file help to report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It said: “{text}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody in {room} is already called that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} does not let you be called that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the name that is reserved for you there, or ask an owner of the room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are banned from {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only somebody who runs the room can change that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} wants a password, and this was none or not the right one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask somebody who is in the room for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} is only for its members.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask somebody who is in the room to invite you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again when somebody has left.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room {room}, or it is not open at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the address, or create the room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There already is a room {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join it, or choose another address for the new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server does not let you create {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create it on another server, or ask the operator of this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} was closed for good.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask its people where they went.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You do not have the rights for that in {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask somebody who runs the room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are not in {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Join it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That person is no longer in {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} has no place for group chats.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the whole address of a room on another server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server of {room} cannot be reached at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You were put out of {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You may join it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You were banned from {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} is now only for its members, and you are none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The server of {room} is being shut down or restarted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gharial joins again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {room} was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{room} did not do that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are no longer in {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You may try to join it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was done by {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It goes on at {room}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer} declined the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You cancelled it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other side cancelled it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask them, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer}'s program cannot take a file this way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send it when they are signed in with another program or device.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file has {size}, and this way carries no more than {limit}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another way or smaller parts will do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer}'s program did not keep to the encryption that was asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was sent in the open. Ask which encryption their program knows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two computers could not reach each other; routers or firewalls close the way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again when one of you is on another network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other side did not go on for {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; if it stays so, ask them to restart their program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{peer}'s program answered in a way that Gharial could not understand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“Copy details” has what the makers of that program need to know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The other side gave up after {size} had arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file may have changed there, or their disk may be full; have it sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection broke after {size} had arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again when the connection is back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All bytes came, but they are not the same as those that were sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not use the file; have it sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was taken on another device of yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was declined on another device of yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You chose another way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an upload to {server} is left, and that leaves a copy there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow the upload, or wait until the other computer can be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} refused (answer {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later, or use another way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an unknown place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} wants a password before it gives the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} does not allow it; the link may have run out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again, or ask for the file anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} does not have the file any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for it anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is larger than {host} takes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send it another way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} is asked too often at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has no more room for your files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send it another way, or wait until older files there are gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has trouble of its own at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} did not allow the upload; its leave for this file may have run out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again, or send it another way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} has no place for the file where it had promised one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} did not understand the upload.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{host} does not take files of this kind.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>{size}/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 byte</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{count} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about an hour</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>about %n hours</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>about a day</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>about %n days</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>offer</name>
        <message>
            <source>Another of your own devices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your other device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not in your contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One of your contacts, in {groups}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One of your contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} wants to send you a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} wants to send you {count} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>empty folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>folder</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>folder of %n files</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last changed {time}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>One of %n files sent together, {size} in all</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>It comes directly where that is possible, otherwise through a server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It lies on {host}, which would see your network address. You keep that from {name}, so it can only be fetched once you allow it under “Files” in the menu of the contact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is fetched from {host}, which will see your network address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}’s computer will not see your network address, as you chose: it comes through a server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their computer will not see your network address: files of strangers come through a server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}’s computer will see your network address if it comes directly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no ending, type unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>program or script (.{ending})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown type (.{ending})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{type} (.{ending})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This file can run on your computer. Accept it only if you expect it; it is never opened by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{names} and more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Among them are files that can run on your computer: {names}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This address looks like that of your contact {address}, but it is another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This address mixes letters of several alphabets and may imitate another address.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>opening</name>
        <message>
            <source>Open a file that can run?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{name}” can run on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it only if you know who sent it and what it does. It could change or send your files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open anyway</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not there</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>presence</name>
        <message>
            <source>Available</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free to chat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Away for longer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not disturb</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>roster</name>
        <message>
            <source>Not in your contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>typing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blocked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Has not answered your request yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Does not show you when they are there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{online} of {total} online</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>folded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 unread message</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>files: {percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the list of {account}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blocked: nothing of theirs reaches you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes files directly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>takes no files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is blocked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Send to {name}, directly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}’s program takes no files now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All of them are blocked</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Take out of all groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also put into {group}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move to {group}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Device {name}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message>
            <source>Download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download ({size} from {host})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Accept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Decline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Upload now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>React</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>row_words</name>
        <message>
            <source>waiting for the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delivered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sent {stamp}; it came later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in answer to: {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{emoji} by {names}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a message that was taken back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a message that is not here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quoted, not found here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You took this message back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This message was taken back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>file {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A link to {host}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no longer in the list of transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>edited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mentions you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>arrived later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New messages</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>rule_words</name>
        <message>
            <source>group {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>anybody in your contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>up to {size}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} → {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>never sees your network address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sending at most {speed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>receiving at most {speed}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n files at a time</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>“{word}” is no type; write image/* or *.pdf.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{word}” is no type; one looks like image/png.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder the files go to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{place} means nothing here; the sentence below says what may be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the whole path of the folder, from the beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder in a rule has no “..” in it.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>times</name>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yesterday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>totals</name>
        <message>
            <source>Nothing is being transferred.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{up} up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{down} down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{running} of {limit} at once</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{size} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} left, {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>transfer_rows</name>
        <message numerus="yes">
            <source>{name} and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{done} of {count} done</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n not sent</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not received</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>all verified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{percent} %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Going</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>transfer_words</name>
        <message>
            <source>Waiting for {name} to accept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting to be accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for your answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for a way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking that all arrived</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done, verified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done, no proof by this method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent: declined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You declined it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused by both sides</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused by {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused by the other side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an upload to {server} is left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sends when {name} is back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Goes on when {name} is back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next try in {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting its turn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for {name} to go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{done} of {size}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Through the proxy {host}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Through a proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Through the chat servers (slow)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly over the local network, as datagrams (UDP)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly, as datagrams (UDP)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By a web link to {host}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By a web link</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By upload to {host}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By upload to the server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly over the local network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Through the relay {host}, encrypted between you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly, through your routers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly over the local network, encrypted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly, encrypted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Directly through routers, or by a relay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{way}, which keeps a copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{way} (did not work before)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{way} (worked last time)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{way} (did not work last time)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>size unknown</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n left out (links and the like)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty folder</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Folder of %n files</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Sending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receiving</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken on another device of yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Declined on another device of yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled by the other side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not received: the connection ended before you answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent: {name} went offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not received: {name} went offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not received</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not received: {reason}</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
