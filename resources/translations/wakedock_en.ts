<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ActivityPage</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caddy</name>
    <message numerus="yes">
        <source>%n things are wrong with it</source>
        <translation>
            <numerusform>%n thing is wrong with it</numerusform>
            <numerusform>%n things are wrong with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more lines</source>
        <translation>
            <numerusform>Show %n more line</numerusform>
            <numerusform>Show %n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not shown</source>
        <translation>
            <numerusform>%n line is not shown</numerusform>
            <numerusform>%n lines are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places differ</source>
        <translation>
            <numerusform>%n place differs</numerusform>
            <numerusform>%n places differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HostsPage</name>
    <message numerus="yes">
        <source>%n not reachable</source>
        <translation>
            <numerusform>%n not reachable</numerusform>
            <numerusform>%n not reachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message numerus="yes">
        <source>%n images, at most %1, %2 not used</source>
        <translation>
            <numerusform>%n image, at most %1, %2 not used</numerusform>
            <numerusform>%n images, at most %1, %2 not used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an update</source>
        <translation>
            <numerusform>%n with an update</numerusform>
            <numerusform>%n with an update</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworksPage</name>
    <message numerus="yes">
        <source>%n networks, %1 could go</source>
        <translation>
            <numerusform>%n network, %1 could go</numerusform>
            <numerusform>%n networks, %1 could go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
    <message numerus="yes">
        <source>%n went, %1 became free</source>
        <translation>
            <numerusform>%n thing went, %1 became free</numerusform>
            <numerusform>%n things went, %1 became free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would go, %1 would become free</source>
        <translation>
            <numerusform>%n thing would go, %1 would become free</numerusform>
            <numerusform>%n things would go, %1 would become free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay</source>
        <translation>
            <numerusform>%n stays</numerusform>
            <numerusform>%n stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <translation>
            <numerusform>Remove %n thing</numerusform>
            <numerusform>Remove %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message numerus="yes">
        <source>%n addresses that Caddy answers</source>
        <translation>
            <numerusform>%n address that Caddy answers</numerusform>
            <numerusform>%n addresses that Caddy answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message numerus="yes">
        <source>%1 of %2 running, %n need attention</source>
        <translation>
            <numerusform>%1 of %2 running, %n needs attention</numerusform>
            <numerusform>%1 of %2 running, %n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n to correct</numerusform>
            <numerusform>%n to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackList</name>
    <message numerus="yes">
        <source>%n not as it should be</source>
        <translation>
            <numerusform>%n not as it should be</numerusform>
            <numerusform>%n not as they should be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolumesPage</name>
    <message numerus="yes">
        <source>%n volumes, %1 not used</source>
        <translation>
            <numerusform>%n volume, %1 not used</numerusform>
            <numerusform>%n volumes, %1 not used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volumes with %1, %2 not used</source>
        <translation>
            <numerusform>%n volume with %1, %2 not used</numerusform>
            <numerusform>%n volumes with %1, %2 not used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoctorModel</name>
    <message numerus="yes">
        <source>%n things are wrong</source>
        <translation>
            <numerusform>%n thing is wrong</numerusform>
            <numerusform>%n things are wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things deserve a look</source>
        <translation>
            <numerusform>%n thing deserves a look</numerusform>
            <numerusform>%n things deserve a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SleepAdviceModel</name>
    <message numerus="yes">
        <source>about %n a week</source>
        <translation>
            <numerusform>about %n a week</numerusform>
            <numerusform>about %n a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n a day</source>
        <translation>
            <numerusform>about %n a day</numerusform>
            <numerusform>about %n a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n hours</source>
        <translation>
            <numerusform>from %n hour</numerusform>
            <numerusform>from %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n days</source>
        <translation>
            <numerusform>from %n day</numerusform>
            <numerusform>from %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WakeListModel</name>
    <message numerus="yes">
        <source>%n waited</source>
        <translation>
            <numerusform>%n waited</numerusform>
            <numerusform>%n waited</numerusform>
        </translation>
    </message>
</context>
</TS>
