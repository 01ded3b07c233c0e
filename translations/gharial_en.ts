<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Arrivals</name>
        <message numerus="yes">
            <source>%n files have arrived</source>
            <translation>
                <numerusform>%Ln file has arrived</numerusform>
                <numerusform>%Ln files have arrived</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files from {name} have arrived</source>
            <translation>
                <numerusform>%Ln file from {name} has arrived</numerusform>
                <numerusform>%Ln files from {name} have arrived</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CompanionTree</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConversationHeader</name>
        <message numerus="yes">
            <source>%n devices</source>
            <translation>
                <numerusform>%n device</numerusform>
                <numerusform>%n devices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Floating</name>
        <message numerus="yes">
            <source>%n new messages</source>
            <translation>
                <numerusform>%n new message</numerusform>
                <numerusform>%n new messages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InvitationDialog</name>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>%Ln more waits</numerusform>
                <numerusform>%Ln more wait</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message numerus="yes">
            <source>%n files are offered to you</source>
            <translation>
                <numerusform>%n file is offered to you</numerusform>
                <numerusform>%n files are offered to you</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>%n files waiting</source>
            <translation>
                <numerusform>%n file waiting</numerusform>
                <numerusform>%n files waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folders waiting</source>
            <translation>
                <numerusform>%n folder waiting</numerusform>
                <numerusform>%n folders waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folders</source>
            <translation>
                <numerusform>%n folder</numerusform>
                <numerusform>%n folders</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message numerus="yes">
            <source>{name} offers %n files</source>
            <translation>
                <numerusform>{name} offers %n file</numerusform>
                <numerusform>{name} offers %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OfferTree</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>%Ln more waits</numerusform>
                <numerusform>%Ln more wait</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RosterWindow</name>
        <message numerus="yes">
            <source>Transfers, %n active</source>
            <translation>
                <numerusform>Transfers, %n active</numerusform>
                <numerusform>Transfers, %n active</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleExchange</name>
        <message numerus="yes">
            <source>%n rules were added at the end.</source>
            <translation>
                <numerusform>%n rule was added at the end.</numerusform>
                <numerusform>%n rules were added at the end.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleImportDialog</name>
        <message numerus="yes">
            <source>%n of the ticked rules take files about which you are asked now.</source>
            <translation>
                <numerusform>%n of the ticked rules takes files about which you are asked now.</numerusform>
                <numerusform>%n of the ticked rules take files about which you are asked now.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleTrial</name>
        <message numerus="yes">
            <source>Of the last offers ({count}), the rule would have taken %n.</source>
            <translation>
                <numerusform>Of the last offers ({count}), the rule would have taken %n.</numerusform>
                <numerusform>Of the last offers ({count}), the rule would have taken %n.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them you declined.</source>
            <translation>
                <numerusform>%n of them you declined.</numerusform>
                <numerusform>%n of them you declined.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message numerus="yes">
            <source>Send %n files to</source>
            <translation>
                <numerusform>Send %n file to</numerusform>
                <numerusform>Send %n files to</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>Send to %n person</numerusform>
                <numerusform>Send to %n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} and %n more</numerusform>
                <numerusform>{names} and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SharedFilesWindow</name>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%Ln time</numerusform>
                <numerusform>%Ln times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message numerus="yes">
            <source>%n files are still on their way.</source>
            <translation>
                <numerusform>%n file is still on their way.</numerusform>
                <numerusform>%n files are still on their way.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>Gharial: %n unread</source>
            <translation>
                <numerusform>Gharial: %n unread</numerusform>
                <numerusform>Gharial: %n unread</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>details</name>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln file</numerusform>
                <numerusform>%Ln files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>dropped</name>
        <message numerus="yes">
            <source>Send %n folders to {name}</source>
            <translation>
                <numerusform>Send %n folder to {name}</numerusform>
                <numerusform>Send %n folders to {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files and folders to {name}</source>
            <translation>
                <numerusform>Send %n files and folders to {name}</numerusform>
                <numerusform>Send %n files and folders to {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to {name}</source>
            <translation>
                <numerusform>Send %n file to {name}</numerusform>
                <numerusform>Send %n files to {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files ({size}) to {name}</source>
            <translation>
                <numerusform>Send %n file ({size}) to {name}</numerusform>
                <numerusform>Send %n files ({size}) to {name}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message numerus="yes">
            <source>about %n hours</source>
            <translation>
                <numerusform>about %n hour</numerusform>
                <numerusform>about %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n days</source>
            <translation>
                <numerusform>about %n day</numerusform>
                <numerusform>about %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>offer</name>
        <message numerus="yes">
            <source>%n files offered together</source>
            <translation>
                <numerusform>%Ln file offered together</numerusform>
                <numerusform>%Ln files offered together</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>One of %n files sent together, {size} in all</source>
            <translation>
                <numerusform>One of %n file sent together, {size} in all</numerusform>
                <numerusform>One of %n files sent together, {size} in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>folder of %n files</source>
            <translation>
                <numerusform>folder of %n file</numerusform>
                <numerusform>folder of %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>rooms</name>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>roster</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>Send to %n person</numerusform>
                <numerusform>Send to %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%Ln line</numerusform>
                <numerusform>%Ln lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letters</source>
            <translation>
                <numerusform>%Ln letter</numerusform>
                <numerusform>%Ln letters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>rule_words</name>
        <message numerus="yes">
            <source>%n files at a time</source>
            <translation>
                <numerusform>%n file at a time</numerusform>
                <numerusform>%n files at a time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>terminal</name>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n folders in each other, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} cannot travel as a folder: it has %Ln folder in itself, and {limit} is the most.</numerusform>
                <numerusform>{name} cannot travel as a folder: it has %Ln folders in each other, and {limit} is the most.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n bytes of names, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} cannot travel as a folder: it has %Ln byte of names, and {limit} is the most.</numerusform>
                <numerusform>{name} cannot travel as a folder: it has %Ln bytes of names, and {limit} is the most.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and the other program takes no folders, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} cannot travel as a folder: it has %Ln file, and the other program takes no folders, and {limit} is the most.</numerusform>
                <numerusform>{name} cannot travel as a folder: it has %Ln files, and the other program takes no folders, and {limit} is the most.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} cannot travel as a folder: it has %Ln file, and {limit} is the most.</numerusform>
                <numerusform>{name} cannot travel as a folder: it has %Ln files, and {limit} is the most.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, {size})</source>
            <translation>
                <numerusform>{name} (folder of %Ln file, {size})</numerusform>
                <numerusform>{name} (folder of %Ln files, {size})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, size unknown)</source>
            <translation>
                <numerusform>{name} (folder of %Ln file, size unknown)</numerusform>
                <numerusform>{name} (folder of %Ln files, size unknown)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>totals</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>transfer_rows</name>
        <message numerus="yes">
            <source>{name} and %n more</source>
            <translation>
                <numerusform>{name} and %n more</numerusform>
                <numerusform>{name} and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not sent</source>
            <translation>
                <numerusform>%n not sent</numerusform>
                <numerusform>%n not sent</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not received</source>
            <translation>
                <numerusform>%n not received</numerusform>
                <numerusform>%n not received</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>transfer_words</name>
        <message numerus="yes">
            <source>Folder of %n files</source>
            <translation>
                <numerusform>Folder of %n file</numerusform>
                <numerusform>Folder of %n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out (links and the like)</source>
            <translation>
                <numerusform>%n left out (a link or the like)</numerusform>
                <numerusform>%n left out (links and the like)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>xml-console</name>
        <message numerus="yes">
            <source>%n stanzas came too quickly to be shown</source>
            <translation>
                <numerusform>%Ln stanza came too quickly to be shown</numerusform>
                <numerusform>%Ln stanzas came too quickly to be shown</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocks of in-band data</source>
            <translation>
                <numerusform>%Ln block of in-band data</numerusform>
                <numerusform>%Ln blocks of in-band data</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n acknowledgements of the stream</source>
            <translation>
                <numerusform>%Ln acknowledgement of the stream</numerusform>
                <numerusform>%Ln acknowledgements of the stream</numerusform>
            </translation>
        </message>
    </context>
</TS>
