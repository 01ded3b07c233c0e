<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    </context>
    <context>
        <name>RequestDialog</name>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>%n more waits</numerusform>
                <numerusform>%n more wait</numerusform>
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
        <name>dropped</name>
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
        <name>roster</name>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%n unread message</numerusform>
                <numerusform>%n unread messages</numerusform>
            </translation>
        </message>
    </context>
</TS>
