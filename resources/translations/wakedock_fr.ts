<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>ActivityPage</name>
        <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>What WakeDock did, newest first</source>
        <translation>Ce que WakeDock a fait, du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Rien ne s’est encore passé</translation>
    </message>
    <message>
        <source>Deploying, starting, stopping and removing services shows up here, with every step.</source>
        <translation>Déploiements, démarrages, arrêts et suppressions apparaissent ici, étape par étape.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>AdoptDialog</name>
        <message>
        <source>%1 becomes a service</source>
        <translation>%1 devient un service</translation>
    </message>
    <message>
        <source>Adopt %1 as a service</source>
        <translation>Adopter %1 comme service</translation>
    </message>
    <message>
        <source>WakeDock takes it over as it runs: it is not stopped, restarted or changed.</source>
        <translation>WakeDock le reprend tel qu’il tourne : il n’est ni arrêté, ni redémarré, ni modifié.</translation>
    </message>
    <message>
        <source>Name of the service</source>
        <translation>Nom du service</translation>
    </message>
    <message>
        <source>Small letters, digits and dashes.</source>
        <translation>Minuscules, chiffres et tirets.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Under which visitors find it. Without one it is not routed.</source>
        <translation>Où les visiteurs le trouvent. Sans domaine, il n’a pas de route.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Where it listens, inside. Its only one if left empty.</source>
        <translation>Où il écoute, à l’intérieur. Son seul port si vide.</translation>
    </message>
    <message>
        <source>What becomes of the container</source>
        <translation>Ce que devient le conteneur</translation>
    </message>
    <message>
        <source>It serves on until the next deployment, which puts one made by WakeDock in its place. Until then you can remove the service and let the container run on.</source>
        <translation>Il sert jusqu’au prochain déploiement, qui met à sa place un conteneur créé par WakeDock. D’ici là, vous pouvez retirer le service et laisser tourner le conteneur.</translation>
    </message>
    <message>
        <source>The container runs on. When a deployment replaces it, this will be otherwise:</source>
        <translation>Le conteneur continue de tourner. Quand un déploiement le remplacera, ceci changera :</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adopter</translation>
    </message>
    <message>
        <source>Show progress</source>
        <translation>Voir l’avancement</translation>
    </message>
</context>
<context>
    <name>AppDialog</name>
        <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Back to the configuration of %1?</source>
        <translation>Revenir à la configuration du %1 ?</translation>
    </message>
    <message>
        <source>Comparing it with what is in force</source>
        <translation>Comparaison avec ce qui est en vigueur</translation>
    </message>
    <message>
        <source>It says what is in force already.</source>
        <translation>Elle dit ce qui est déjà en vigueur.</translation>
    </message>
    <message>
        <source>This is what would change. WakeDock&apos;s routes stay those of now; what is replaced is kept before.</source>
        <translation>Voici ce qui changerait. Les routes de WakeDock restent celles de maintenant ; ce qui est remplacé est conservé avant.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laisser comme c’est</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>La restaurer</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>Damaged, not used</source>
        <translation>Endommagée, inutilisée</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare the one of %1</source>
        <translation>Comparer celle du %1</translation>
    </message>
</context>
<context>
    <name>Caddy</name>
    <message>
        <source>WebSockets outlive a change of the configuration (2.7)</source>
        <translation>Les WebSockets survivent à un changement de configuration (2.7)</translation>
    </message>
    <message>
        <source>Conditional changes told in a header (2.8)</source>
        <translation>Changements conditionnels annoncés dans un en-tête (2.8)</translation>
    </message>
    <message>
        <source>Metrics for each host (2.9)</source>
        <translation>Mesures pour chaque hôte (2.9)</translation>
    </message>
    <message>
        <source>What is sent survives a service that is just starting (2.12)</source>
        <translation>Ce qui est envoyé survit à un service qui démarre à peine (2.12)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>visible: visitors get through without WakeDock</source>
        <translation>visibles : les visiteurs passent sans WakeDock</translation>
    </message>
    <message>
        <source>not visible: every request asks WakeDock first</source>
        <translation>invisibles : chaque requête interroge d’abord WakeDock</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Serving, with a complaint</source>
        <translation>En service, avec une plainte</translation>
    </message>
    <message>
        <source>Caddy %1</source>
        <translation>Caddy %1</translation>
    </message>
    <message>
        <source>WakeDock started it and keeps it running.</source>
        <translation>WakeDock l’a démarré et le maintient en marche.</translation>
    </message>
    <message>
        <source>It runs in a container. WakeDock only adds its routes.</source>
        <translation>Il tourne dans un conteneur. WakeDock n’y ajoute que ses routes.</translation>
    </message>
    <message>
        <source>Somebody else runs it. WakeDock only adds its routes.</source>
        <translation>Quelqu’un d’autre le fait tourner. WakeDock n’y ajoute que ses routes.</translation>
    </message>
    <message>
        <source>Admin address</source>
        <translation>Adresse d’admin.</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>HTTP port</source>
        <translation>Port HTTP</translation>
    </message>
    <message>
        <source>HTTPS port</source>
        <translation>Port HTTPS</translation>
    </message>
    <message>
        <source>Awake marks</source>
        <translation>Marques d’éveil</translation>
    </message>
    <message>
        <source>Caddy %1 closes every open WebSocket whenever its configuration changes.</source>
        <translation>Caddy %1 ferme chaque WebSocket ouverte dès que sa configuration change.</translation>
    </message>
    <message>
        <source>WakeDock&apos;s routes are back.</source>
        <translation>Les routes de WakeDock sont rétablies.</translation>
    </message>
    <message>
        <source>WakeDock&apos;s routes were all there.</source>
        <translation>Les routes de WakeDock étaient toutes là.</translation>
    </message>
    <message>
        <source>What is in force is kept.</source>
        <translation>Ce qui est en vigueur est conservé.</translation>
    </message>
    <message>
        <source>The newest one holds just that already.</source>
        <translation>La plus récente contient déjà exactement cela.</translation>
    </message>
    <message>
        <source>It was in force already. Nothing was changed.</source>
        <translation>Elle était déjà en vigueur. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>It is in force.</source>
        <translation>Elle est en vigueur.</translation>
    </message>
    <message>
        <source>It is in force. What it replaced is kept as %1.</source>
        <translation>Elle est en vigueur. Ce qu’elle remplace est conservé sous %1.</translation>
    </message>
    <message>
        <source>It is valid, and changes nothing.</source>
        <translation>Elle est valide et ne change rien.</translation>
    </message>
    <message>
        <source>It is valid. This is what it changes:</source>
        <translation>Elle est valide. Voici ce qu’elle change :</translation>
    </message>
    <message numerus="yes">
        <source>%n things are wrong with it</source>
        <translation>
            <numerusform>%n chose n’y va pas</numerusform>
            <numerusform>%n choses n’y vont pas</numerusform>
        </translation>
    </message>
    <message>
        <source>Name a Caddyfile or a JSON file that you may read.</source>
        <translation>Nommez un Caddyfile ou un fichier JSON que vous pouvez lire.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Il n’y a pas de fichier %1.</translation>
    </message>
    <message>
        <source>%1 may not be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MB.</source>
        <translation>%1 dépasse 16 Mo.</translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8.</source>
        <translation>%1 n’est pas un texte en UTF-8.</translation>
    </message>
    <message>
        <source>%1, %2 lines</source>
        <translation>%1, %2 lignes</translation>
    </message>
    <message>
        <source>The whole configuration</source>
        <translation>Toute la configuration</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changé</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more lines</source>
        <translation>
            <numerusform>Montrer %n ligne de plus</numerusform>
            <numerusform>Montrer %n lignes de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Montrer moins</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>à vous</translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not shown</source>
        <translation>
            <numerusform>%n ligne n’est pas montrée</numerusform>
            <numerusform>%n lignes ne sont pas montrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places differ</source>
        <translation>
            <numerusform>%n endroit diffère</numerusform>
            <numerusform>%n endroits diffèrent</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, WakeDock&apos;s own</source>
        <translation>%1, de WakeDock</translation>
    </message>
    <message>
        <source>%1: %2 of WakeDock&apos;s, %3 of yours</source>
        <translation>%1 : %2 de WakeDock, %3 à vous</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>CaddyPage</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Bring the routes back</source>
        <translation>Rétablir les routes</translation>
    </message>
    <message>
        <source>Gives Caddy WakeDock&apos;s routes again and changes nothing else.</source>
        <translation>Redonne à Caddy les routes de WakeDock et ne change rien d’autre.</translation>
    </message>
    <message>
        <source>You may look at Caddy, not change it: that is the administrators&apos; alone. What may be secret is covered.</source>
        <translation>Vous pouvez regarder Caddy, pas le modifier : cela revient aux administrateurs. Ce qui peut être secret est masqué.</translation>
    </message>
</context>
<context>
    <name>CaddyStatus</name>
    <message>
        <source>What went wrong last</source>
        <translation>Dernier incident</translation>
    </message>
    <message>
        <source>Caddy does not answer</source>
        <translation>Caddy ne répond pas</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Où il est</translation>
    </message>
    <message>
        <source>What it serves</source>
        <translation>Ce qu’il sert</translation>
    </message>
    <message>
        <source>WakeDock&apos;s services</source>
        <translation>Services de WakeDock</translation>
    </message>
    <message>
        <source>Your routes</source>
        <translation>Vos routes</translation>
    </message>
    <message>
        <source>Hosts that others wrote into it. WakeDock leaves them alone.</source>
        <translation>Hôtes que d’autres y ont écrits. WakeDock n’y touche pas.</translation>
    </message>
    <message>
        <source>Nobody else wrote hosts into it.</source>
        <translation>Personne d’autre n’y a écrit d’hôtes.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>What this version can</source>
        <translation>Ce que sait faire cette version</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>ConfigBackups</name>
    <message>
        <source>%1 is in force again. What it replaced is kept.</source>
        <translation>%1 est de nouveau en vigueur. Ce qu’elle remplace est conservé.</translation>
    </message>
    <message>
        <source>Each change keeps what it replaces. The last 50 are kept, 20 MB at most.</source>
        <translation>Chaque changement conserve ce qu’il remplace. Les 50 dernières sont gardées, 20 Mo au plus.</translation>
    </message>
    <message>
        <source>Keep what is in force</source>
        <translation>Conserver ce qui est en vigueur</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Nothing was kept yet</source>
        <translation>Rien n’a encore été conservé</translation>
    </message>
    <message>
        <source>Before a configuration replaces another one, the other one is kept here by itself.</source>
        <translation>Avant qu’une configuration en remplace une autre, celle-ci est conservée ici d’elle-même.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>ConfigChange</name>
    <message>
        <source>Start from what is in force</source>
        <translation>Partir de ce qui est en vigueur</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Ouvrir un fichier</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Only what was tried, and changes something, can be put in force.</source>
        <translation>Seul ce qui a été essayé, et qui change quelque chose, peut être mis en vigueur.</translation>
    </message>
    <message>
        <source>The new configuration</source>
        <translation>La nouvelle configuration</translation>
    </message>
    <message>
        <source>It is too large to be edited here. Change it in its file and open that again.</source>
        <translation>Elle est trop grande pour être modifiée ici. Modifiez-la dans son fichier, puis rouvrez-le.</translation>
    </message>
</context>
<context>
    <name>ConfigFindings</name>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
</context>
<context>
    <name>ConfigInForce</name>
    <message>
        <source>WakeDock&apos;s part of the configuration is not as it shall be. Bringing the routes back changes these places and nothing else.</source>
        <translation>La part de WakeDock dans la configuration n’est pas comme elle doit être. Rétablir les routes change ces endroits et rien d’autre.</translation>
    </message>
    <message>
        <source>Show the text</source>
        <translation>Montrer le texte</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
    <message>
        <source>Bring the routes back</source>
        <translation>Rétablir les routes</translation>
    </message>
    <message>
        <source>This is what was in force when Caddy last answered</source>
        <translation>Voici ce qui était en vigueur quand Caddy a répondu pour la dernière fois</translation>
    </message>
    <message>
        <source>Search the configuration</source>
        <translation>Chercher dans la configuration</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Endroit précédent</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Endroit suivant</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Montrer les secrets</translation>
    </message>
    <message>
        <source>Cover secrets</source>
        <translation>Masquer les secrets</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>The configuration in force</source>
        <translation>La configuration en vigueur</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>ConfigVerdict</name>
    <message>
        <source>Trying it changes nothing: Caddy says whether it takes it, and you see every place it would change. What is in force now is kept before it is replaced; WakeDock&apos;s routes are put in by themselves.</source>
        <translation>L’essai ne change rien : Caddy dit s’il l’accepte, et vous voyez chaque endroit qu’elle changerait. Ce qui est en vigueur est conservé avant d’être remplacé ; les routes de WakeDock y sont mises d’elles-mêmes.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
        <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Tapez %1 pour confirmer</translation>
    </message>
</context>
<context>
    <name>ContainerDialog</name>
        <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Asking the engine</source>
        <translation>Le moteur est interrogé</translation>
    </message>
    <message>
        <source>What the engine says of %1</source>
        <translation>Ce que le moteur dit de %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Secrets are masked.</source>
        <translation>Les secrets sont masqués.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ContainerMenu</name>
        <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>Tuer…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Adopt as a service…</source>
        <translation>Adopter comme service…</translation>
    </message>
</context>
<context>
    <name>ContainerRow</name>
        <message>
        <source>Service %1</source>
        <translation>Service %1</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Démarrer %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Redémarrer %1</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
</context>
<context>
    <name>ContainersPage</name>
        <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message>
        <source>Search containers</source>
        <translation>Chercher un conteneur</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtés</translation>
    </message>
    <message>
        <source>No containers</source>
        <translation>Aucun conteneur</translation>
    </message>
    <message>
        <source>Containers of services, of stacks and those started by hand show up here. Deploy a service to have the first one.</source>
        <translation>Les conteneurs des services, des piles et ceux lancés à la main s’affichent ici. Déployez un service pour avoir le premier.</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Appartient à</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores.</source>
        <translation>Lettres, chiffres, points, tirets et tirets bas.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Kill %1?</source>
        <translation>Tuer %1 ?</translation>
    </message>
    <message>
        <source>It ends at once and cannot save what it is doing. Stop asks it to end first.</source>
        <translation>Il finit aussitôt, sans pouvoir enregistrer ce qu’il fait. Arrêter lui demande d’abord de finir.</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Le laisser tourner</translation>
    </message>
    <message>
        <source>Kill container</source>
        <translation>Tuer le conteneur</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>It runs: it is killed first. What it wrote outside of volumes is gone; named volumes stay.</source>
        <translation>Il tourne : il est d’abord tué. Ce qu’il a écrit hors des volumes est perdu ; les volumes nommés restent.</translation>
    </message>
    <message>
        <source>What it wrote outside of volumes is gone; named volumes stay.</source>
        <translation>Ce qu’il a écrit hors des volumes est perdu ; les volumes nommés restent.</translation>
    </message>
    <message>
        <source>Also delete its volumes without a name</source>
        <translation>Supprimer aussi ses volumes sans nom</translation>
    </message>
    <message>
        <source>The data in those volumes cannot be brought back.</source>
        <translation>Les données de ces volumes ne pourront pas être retrouvées.</translation>
    </message>
    <message>
        <source>Remove container</source>
        <translation>Supprimer le conteneur</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
</context>
<context>
    <name>SnippetField</name>
        <message>
        <source>Caddy snippet</source>
        <translation>Extrait Caddy</translation>
    </message>
        <message>
        <source>Directives of a Caddyfile that come first: headers, redirects, a password.</source>
        <translation>Des directives d’un Caddyfile qui passent d’abord : en-têtes, redirections, un mot de passe.</translation>
    </message>
</context>
<context>
    <name>DeployDialog</name>
        <message>
        <source>Deploy a service</source>
        <translation>Déployer un service</translation>
    </message>
    <message>
        <source>WakeDock pulls the image, starts it, waits until it is healthy and publishes its domain.</source>
        <translation>WakeDock télécharge l’image, la démarre, attend qu’elle soit saine et publie son domaine.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Container port</source>
        <translation>Port du conteneur</translation>
    </message>
    <message>
        <source>Found by itself if left empty.</source>
        <translation>Trouvé tout seul si le champ est vide.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>It stays there: its volumes do not move.</source>
        <translation>Il y reste : ses volumes ne se déplacent pas.</translation>
    </message>
    <message>
        <source>Container port behind the domain</source>
        <translation>Port du conteneur derrière le domaine</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Reachable on this machine without the domain.</source>
        <translation>Accessible sur cette machine sans le domaine.</translation>
    </message>
    <message>
        <source>Reachable on %1 without the domain.</source>
        <translation>Accessible sur %1 sans le domaine.</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>Ajouter un port</translation>
    </message>
    <message>
        <source>any host port</source>
        <translation>port hôte libre</translation>
    </message>
    <message>
        <source>container port</source>
        <translation>port du conteneur</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Variables the container starts with.</source>
        <translation>Variables données au conteneur au démarrage.</translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation>Ajouter une variable</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Data that outlives the container.</source>
        <translation>Données qui survivent au conteneur.</translation>
    </message>
    <message>
        <source>Add volume</source>
        <translation>Ajouter un volume</translation>
    </message>
    <message>
        <source>volume or /path</source>
        <translation>volume ou /chemin</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>This mount reaches into the machine</source>
        <translation>Ce montage donne accès à la machine</translation>
    </message>
    <message>
        <source>Some fields need a change.</source>
        <translation>Certains champs sont à corriger.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Déployer</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Voir le plan</translation>
    </message>
</context>
<context>
    <name>DifferenceRow</name>
    <message>
        <source>before: %1</source>
        <translation>avant : %1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>après : %1</translation>
    </message>
</context>
<context>
    <name>DoctorLine</name>
    <message>
        <source>A visitor&apos;s way</source>
        <translation>Le chemin d’un visiteur</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>pas encore examiné</translation>
    </message>
    <message>
        <source>Open the doctor</source>
        <translation>Ouvrir le diagnostic</translation>
    </message>
</context>
<context>
    <name>DomainField</name>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Caddy publishes the service here.</source>
        <translation>Caddy publie le service ici.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Asks DNS, and sends a token to this name and back through Caddy.</source>
        <translation>Interroge le DNS et envoie un jeton à ce nom, qui revient par Caddy.</translation>
    </message>
</context>
<context>
    <name>DeployForm</name>
        <message>
        <source>A port is a number between 1 and 65535.</source>
        <translation>Un port est un nombre entre 1 et 65535.</translation>
    </message>
    <message>
        <source>This variable stands above already.</source>
        <translation>Cette variable figure déjà plus haut.</translation>
    </message>
    <message>
        <source>The value has no name.</source>
        <translation>Cette valeur n’a pas de nom.</translation>
    </message>
    <message>
        <source>The interval is a number of seconds.</source>
        <translation>L’intervalle est un nombre de secondes.</translation>
    </message>
</context>
<context>
    <name>DeploymentHistory</name>
        <message>
        <source>Loading deployments</source>
        <translation>Chargement des déploiements</translation>
    </message>
    <message>
        <source>It was never deployed.</source>
        <translation>Il n’a jamais été déployé.</translation>
    </message>
    <message>
        <source>Roll back to this</source>
        <translation>Revenir à celle-ci</translation>
    </message>
</context>
<context>
    <name>DeploymentListModel</name>
        <message>
        <source>First deployment</source>
        <translation>Premier déploiement</translation>
    </message>
    <message>
        <source>Configuration changed</source>
        <translation>Configuration modifiée</translation>
    </message>
    <message>
        <source>Redeployed</source>
        <translation>Redéployé</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>Recovered after a restart</source>
        <translation>Repris après un redémarrage</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Révision %1</translation>
    </message>
</context>
<context>
    <name>Docker</name>
        <message>
        <source>It belongs to the service %1: use its own action.</source>
        <translation>Il appartient au service %1 : utilisez l’action du service.</translation>
    </message>
    <message>
        <source> (read-only)</source>
        <translation> (lecture seule)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Container ID</source>
        <translation>ID du conteneur</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
    <message>
        <source>The engine says</source>
        <translation>Le moteur dit</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>Montages</translation>
    </message>
    <message>
        <source>Restarts by itself</source>
        <translation>Redémarre de lui-même</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarré</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Redémarre</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>En suppression</translation>
    </message>
    <message>
        <source>Exited</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Mort</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Malade</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarre</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Mémoire épuisée</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>service %1</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>conteneur %1</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Unless stopped</source>
        <translation>Sauf arrêt volontaire</translation>
    </message>
    <message>
        <source>On failure</source>
        <translation>En cas d’échec</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Image ID</source>
        <translation>ID de l’image</translation>
    </message>
    <message>
        <source>Digests</source>
        <translation>Empreintes</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>interne</translation>
    </message>
    <message>
        <source>attachable</source>
        <translation>rattachable</translation>
    </message>
    <message>
        <source>The engine needs it.</source>
        <translation>Le moteur en a besoin.</translation>
    </message>
    <message>
        <source>WakeDock reaches its services over it.</source>
        <translation>WakeDock atteint ses services par lui.</translation>
    </message>
    <message>
        <source>%1, gateway %2</source>
        <translation>%1, passerelle %2</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sous-réseau</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Network ID</source>
        <translation>ID du réseau</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Cache de construction</translation>
    </message>
    <message>
        <source>On the host at</source>
        <translation>Sur l’hôte, dans</translation>
    </message>
    <message>
        <source>The port cannot be used.</source>
        <translation>Ce port ne peut pas être utilisé.</translation>
    </message>
    <message>
        <source>A number from 1 to 65535.</source>
        <translation>Un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <source>It is the service %1 already.</source>
        <translation>C’est déjà le service %1.</translation>
    </message>
    <message>
        <source>It belongs to the stack %1, which is adopted as a whole.</source>
        <translation>Il appartient à la pile %1, qui s’adopte en entier.</translation>
    </message>
    <message>
        <source>It does not run. A container is adopted as it runs: start it first.</source>
        <translation>Il est arrêté. Un conteneur s’adopte tel qu’il tourne : démarrez-le d’abord.</translation>
    </message>
    <message>
        <source>A terminal needs a container that runs.</source>
        <translation>Un terminal demande un conteneur démarré.</translation>
    </message>
    <message>
        <source>At the registry</source>
        <translation>Au registre</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>something newer is there</source>
        <translation>une version plus récente existe</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1: %2 (asked %3)</source>
        <translation>%1 : %2 (demandé %3)</translation>
    </message>
    <message>
        <source>No image here has a name that a registry could be asked about.</source>
        <translation>Aucune image d’ici n’a un nom sur lequel interroger un registre.</translation>
    </message>
    <message>
        <source>Names asked about: %1. Nothing newer is there.</source>
        <translation>Noms demandés : %1. Rien de plus récent.</translation>
    </message>
    <message>
        <source>Something newer is there for %1 of %2 names.</source>
        <translation>Une version plus récente existe pour %1 noms sur %2.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
        <message>
        <source>The request could not be read</source>
        <translation>La demande n’a pas pu être lue</translation>
    </message>
    <message>
        <source>Something in the form needs a change</source>
        <translation>Quelque chose est à corriger dans le formulaire</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Connectez-vous d’abord</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Vous n’en avez pas le droit</translation>
    </message>
    <message>
        <source>It is no longer there</source>
        <translation>Cela n’existe plus</translation>
    </message>
    <message>
        <source>Something else is in the way</source>
        <translation>Autre chose l’empêche</translation>
    </message>
    <message>
        <source>The version to change is missing</source>
        <translation>La version à modifier manque</translation>
    </message>
    <message>
        <source>It was changed meanwhile</source>
        <translation>Cela a été modifié entre-temps</translation>
    </message>
    <message>
        <source>That is too large</source>
        <translation>C’est trop volumineux</translation>
    </message>
    <message>
        <source>Too much at once</source>
        <translation>Trop à la fois</translation>
    </message>
    <message>
        <source>Docker or Caddy refused</source>
        <translation>Docker ou Caddy a refusé</translation>
    </message>
    <message>
        <source>Not reachable right now</source>
        <translation>Injoignable pour l’instant</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>Cela a pris trop de temps</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>This is not supported here</source>
        <translation>Ce n’est pas possible ici</translation>
    </message>
    <message>
        <source>Something went wrong inside WakeDock</source>
        <translation>Une erreur s’est produite dans WakeDock</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Cela n’a pas marché</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Échec : %1</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
        <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>HealthBanner</name>
        <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
</context>
<context>
    <name>HealthFields</name>
        <message>
        <source>Health check</source>
        <translation>Contrôle de santé</translation>
    </message>
    <message>
        <source>Found automatically</source>
        <translation>Trouvé automatiquement</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>Requête HTTP</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>Connexion TCP</translation>
    </message>
    <message>
        <source>The image&apos;s own check</source>
        <translation>Celui de l’image</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Path of the health check</source>
        <translation>Chemin du contrôle de santé</translation>
    </message>
    <message>
        <source>Seconds between</source>
        <translation>Secondes entre deux</translation>
    </message>
    <message>
        <source>Seconds between two checks</source>
        <translation>Secondes entre deux contrôles</translation>
    </message>
</context>
<context>
    <name>HostDialog</name>
        <message>
        <source>Add a host</source>
        <translation>Ajouter un hôte</translation>
    </message>
    <message>
        <source>WakeDock then shows what is on its engine, and services can be deployed there.</source>
        <translation>WakeDock montre alors ce qui se trouve sur son moteur, et des services peuvent y être déployés.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Small letters, digits, dots and dashes.</source>
        <translation>Minuscules, chiffres, points et tirets.</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>Atteint par</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>TCP with TLS</source>
        <translation>TCP avec TLS</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Socket Unix</translation>
    </message>
    <message>
        <source>Path of the socket</source>
        <translation>Chemin du socket</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address of its services</source>
        <translation>Adresse de ses services</translation>
    </message>
    <message>
        <source>Where Caddy reaches what is published there. Without it, this follows from the address above.</source>
        <translation>Où Caddy atteint ce qui y est publié. Sans elle, elle découle de l&apos;adresse ci-dessus.</translation>
    </message>
    <message>
        <source>The key of whoever runs WakeDock must be let in there, and Docker be installed.</source>
        <translation>La clé de qui lance WakeDock doit y être admise, et Docker installé.</translation>
    </message>
    <message>
        <source>Where the engine listens with --tlsverify, usually on port 2376.</source>
        <translation>Là où le moteur écoute avec --tlsverify, d’habitude sur le port 2376.</translation>
    </message>
    <message>
        <source>For Podman, or a Docker without root rights.</source>
        <translation>Pour Podman, ou un Docker sans droits de root.</translation>
    </message>
    <message>
        <source>Folder with ca.pem, cert.pem and key.pem</source>
        <translation>Dossier avec ca.pem, cert.pem et key.pem</translation>
    </message>
    <message>
        <source>As Docker keeps them. Without it the system&apos;s own authorities are trusted and no certificate is shown.</source>
        <translation>Comme Docker les range. Sans lui, les autorités du système font foi et aucun certificat n’est présenté.</translation>
    </message>
    <message>
        <source>Folder with certificates</source>
        <translation>Dossier des certificats</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>Sans TLS</translation>
    </message>
    <message>
        <source>Whoever is on the way has this machine</source>
        <translation>Qui est sur le chemin tient cette machine</translation>
    </message>
    <message>
        <source>Without TLS anybody in the network between can use the engine, and with it become root there.</source>
        <translation>Sans TLS, n’importe qui sur le réseau intermédiaire peut utiliser le moteur, et par lui y devenir root.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add and test</source>
        <translation>Ajouter et tester</translation>
    </message>
    <message>
        <source>Change a host</source>
        <translation>Modifier un hôte</translation>
    </message>
    <message>
        <source>WakeDock connects to it anew. Its services stay on it.</source>
        <translation>WakeDock s’y reconnecte. Ses services y restent.</translation>
    </message>
    <message>
        <source>Keep the certificates that WakeDock has of it</source>
        <translation>Garder les certificats que WakeDock en a</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>Enregistrer et tester</translation>
    </message>
</context>
<context>
    <name>HostRow</name>
        <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>Tester %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>The settings say where this engine is.</source>
        <translation>Les réglages disent où se trouve ce moteur.</translation>
    </message>
    <message>
        <source>Lost %1; WakeDock goes on trying.</source>
        <translation>Perdu %1 ; WakeDock continue d’essayer.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
</context>
<context>
    <name>HostTrialDialog</name>
        <message>
        <source>Test of %1</source>
        <translation>Test de %1</translation>
    </message>
    <message>
        <source>Connecting, at most 15 seconds</source>
        <translation>Connexion, 15 secondes au plus</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Tester encore</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
        <message>
        <source>The certificates cannot be used.</source>
        <translation>Les certificats sont inutilisables.</translation>
    </message>
    <message>
        <source>%1 may not be read</source>
        <translation>%1 ne peut pas être lu</translation>
    </message>
    <message>
        <source>%1 is not a PEM file</source>
        <translation>%1 n’est pas un fichier PEM</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>ce dossier n’existe pas</translation>
    </message>
    <message>
        <source>cert.pem and key.pem belong together, and one is missing</source>
        <translation>cert.pem et key.pem vont ensemble, et l’un manque</translation>
    </message>
    <message>
        <source>there is no ca.pem, cert.pem or key.pem in it</source>
        <translation>il ne contient ni ca.pem, ni cert.pem, ni key.pem</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>TCP, not encrypted</source>
        <translation>TCP, non chiffré</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Socket Unix</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Il répond</translation>
    </message>
    <message>
        <source>%1 %2 on %3/%4, spoken to with API %5.</source>
        <translation>%1 %2 sur %3/%4, par l’API %5.</translation>
    </message>
    <message>
        <source>It cannot be used</source>
        <translation>Il est inutilisable</translation>
    </message>
</context>
<context>
    <name>HostsPage</name>
        <message>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message numerus="yes">
        <source>%n not reachable</source>
        <translation>
            <numerusform>%n injoignable</numerusform>
            <numerusform>%n injoignables</numerusform>
        </translation>
    </message>
    <message>
        <source>The engines that WakeDock works with</source>
        <translation>Les moteurs avec lesquels WakeDock travaille</translation>
    </message>
    <message>
        <source>Add host</source>
        <translation>Ajouter un hôte</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>WakeDock forgets how to reach it. Its engine and its containers stay as they are.</source>
        <translation>WakeDock oublie comment l’atteindre. Son moteur et ses conteneurs restent comme ils sont.</translation>
    </message>
    <message>
        <source>Remove host</source>
        <translation>Supprimer l’hôte</translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
        <message>
        <source>How it was made, newest step first</source>
        <translation>Comment elle a été faite, dernière étape d’abord</translation>
    </message>
    <message>
        <source>Asking the engine</source>
        <translation>Le moteur est interrogé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ImageRow</name>
        <message>
        <source>It is used by %1.</source>
        <translation>Utilisé par : %1.</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>utilisé par %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>inutilisé</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
    <message>
        <source>Details and history</source>
        <translation>Détails et historique</translation>
    </message>
    <message>
        <source>Add a name…</source>
        <translation>Ajouter un nom…</translation>
    </message>
    <message>
        <source>Take off %1</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Update available</source>
        <translation>Mise à jour disponible</translation>
    </message>
    <message>
        <source>Pull the newer %1</source>
        <translation>Télécharger la nouvelle version de %1</translation>
    </message>
    <message>
        <source>Pull %1 again…</source>
        <translation>Télécharger %1 à nouveau…</translation>
    </message>
    <message>
        <source>Check for an update</source>
        <translation>Chercher une mise à jour</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
        <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Search images</source>
        <translation>Chercher une image</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisées</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Inutilisées</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>Aucune image</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Name %1 once more</source>
        <translation>Donner un autre nom à %1</translation>
    </message>
    <message>
        <source>The image keeps its names. Where another image has the new one, it loses it.</source>
        <translation>L’image garde ses noms. Si une autre image porte le nouveau, elle le perd.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>A repository and a tag.</source>
        <translation>Un dépôt et une étiquette.</translation>
    </message>
    <message>
        <source>Add name</source>
        <translation>Ajouter le nom</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>It goes with all its names: %1. To have it again it is pulled or built again.</source>
        <translation>Elle part avec tous ses noms : %1. Pour la ravoir, il faut la tirer ou la construire à nouveau.</translation>
    </message>
    <message>
        <source>To have it again it is pulled or built again.</source>
        <translation>Pour la ravoir, il faut la tirer ou la construire à nouveau.</translation>
    </message>
    <message>
        <source>Remove image</source>
        <translation>Supprimer l’image</translation>
    </message>
    <message numerus="yes">
        <source>%n images, at most %1, %2 not used</source>
        <translation>
            <numerusform>%n image, %1 au plus, %2 inutilisées</numerusform>
            <numerusform>%n images, %1 au plus, %2 inutilisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an update</source>
        <translation>
            <numerusform>%n à mettre à jour</numerusform>
            <numerusform>%n à mettre à jour</numerusform>
        </translation>
    </message>
    <message>
        <source>Images come here when they are pulled, when a service is deployed or something is built on this engine.</source>
        <translation>Les images arrivent ici quand elles sont téléchargées, quand un service est déployé ou quand quelque chose est construit sur ce moteur.</translation>
    </message>
    <message>
        <source>Pull an image</source>
        <translation>Télécharger une image</translation>
    </message>
    <message>
        <source>Some registries could not be asked:</source>
        <translation>Certains registres n’ont pas pu être interrogés :</translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Chercher les mises à jour</translation>
    </message>
    <message>
        <source>Pull image</source>
        <translation>Télécharger une image</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Mises à jour</translation>
    </message>
    <message>
        <source>Images come here when a service is deployed or something is built on this engine.</source>
        <translation>Les images arrivent ici quand un service est déployé ou que l’on construit sur ce moteur.</translation>
    </message>
</context>
<context>
    <name>LabelledField</name>
        <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
        <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Suivre le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Sommeil</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
        <message>
        <source>New network</source>
        <translation>Nouveau réseau</translation>
    </message>
    <message>
        <source>Containers on it reach each other by name.</source>
        <translation>Ses conteneurs se joignent par leur nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sous-réseau</translation>
    </message>
    <message>
        <source>The engine chooses if left empty.</source>
        <translation>Vide, le moteur choisit.</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Internal: no way out to other networks</source>
        <translation>Interne : aucune issue vers d’autres réseaux</translation>
    </message>
    <message>
        <source>Attachable: single containers may join in a swarm</source>
        <translation>Rattachable : des conteneurs isolés peuvent s’y joindre en essaim</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Create network</source>
        <translation>Créer le réseau</translation>
    </message>
</context>
<context>
    <name>NetworkRow</name>
        <message>
        <source>used by %1</source>
        <translation>utilisé par %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>inutilisé</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Détails de %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>It is used by %1.</source>
        <translation>Utilisé par : %1.</translation>
    </message>
</context>
<context>
    <name>NetworksPage</name>
        <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message numerus="yes">
        <source>%n networks, %1 could go</source>
        <translation>
            <numerusform>%n réseau, %1 superflus</numerusform>
            <numerusform>%n réseaux, %1 superflus</numerusform>
        </translation>
    </message>
    <message>
        <source>Search networks</source>
        <translation>Chercher un réseau</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisés</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Inutilisés</translation>
    </message>
    <message>
        <source>No networks</source>
        <translation>Aucun réseau</translation>
    </message>
    <message>
        <source>Containers on the same network reach each other by name.</source>
        <translation>Les conteneurs d’un même réseau se joignent par leur nom.</translation>
    </message>
    <message>
        <source>New network</source>
        <translation>Nouveau réseau</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sous-réseau</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>No container is on it. Its subnet becomes free.</source>
        <translation>Aucun conteneur n’y est. Son sous-réseau se libère.</translation>
    </message>
    <message>
        <source>Remove network</source>
        <translation>Supprimer le réseau</translation>
    </message>
</context>
<context>
    <name>Notification</name>
        <message>
        <source>Show the service</source>
        <translation>Afficher le service</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>%1 was deployed</source>
        <translation>%1 a été déployé</translation>
    </message>
    <message>
        <source>%1 was redeployed</source>
        <translation>%1 a été redéployé</translation>
    </message>
    <message>
        <source>Revision %1 is running.</source>
        <translation>La révision %1 est en marche.</translation>
    </message>
    <message>
        <source>%1 could not be deployed</source>
        <translation>%1 n’a pas pu être déployé</translation>
    </message>
    <message>
        <source>The deployment of %1 was cancelled</source>
        <translation>Le déploiement de %1 a été annulé</translation>
    </message>
</context>
<context>
    <name>NotificationModel</name>
        <message>
        <source>%1 is running</source>
        <translation>%1 est en marche</translation>
    </message>
    <message>
        <source>%1 could not be deployed</source>
        <translation>%1 n’a pas pu être déployé</translation>
    </message>
</context>
<context>
    <name>ObjectPage</name>
        <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>%1 is not reachable</source>
        <translation>%1 est injoignable</translation>
    </message>
    <message>
        <source>This is what was there when it last answered.</source>
        <translation>Voici ce qu’il y avait quand il a répondu la dernière fois.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Try another word, or show all.</source>
        <translation>Essayez un autre mot, ou affichez tout.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>OneFieldDialog</name>
        <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>OpenConfigDialog</name>
    <message>
        <source>Open a configuration</source>
        <translation>Ouvrir une configuration</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>On this machine. A name that ends in .json is read as JSON, any other as a Caddyfile.</source>
        <translation>Sur cette machine. Un nom qui finit par .json est lu comme du JSON, tout autre comme un Caddyfile.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>OperationRow</name>
        <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
        <message>
        <source>Roll %1 back to revision %2?</source>
        <translation>Ramener %1 à la révision %2 ?</translation>
    </message>
    <message>
        <source>Redeploy %1?</source>
        <translation>Redéployer %1 ?</translation>
    </message>
    <message>
        <source>That configuration comes back with exactly the image it ran then, as a new revision.</source>
        <translation>Cette configuration revient avec exactement l’image d’alors, comme nouvelle révision.</translation>
    </message>
    <message>
        <source>A new container is made from the recorded configuration.</source>
        <translation>Un nouveau conteneur est créé d’après la configuration enregistrée.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Redeploy</source>
        <translation>Redéployer</translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
        <message>
        <source>Caddy snippet</source>
        <translation>Extrait Caddy</translation>
    </message>
        <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservé</translation>
    </message>
    <message>
        <source>no longer used, stays</source>
        <translation>n’est plus utilisé, reste</translation>
    </message>
    <message>
        <source>deleted with what it holds</source>
        <translation>supprimé avec son contenu</translation>
    </message>
    <message>
        <source>%1 is published</source>
        <translation>%1 est publié</translation>
    </message>
    <message>
        <source>Changes in Caddy</source>
        <translation>Change dans Caddy</translation>
    </message>
    <message>
        <source>%1 goes</source>
        <translation>%1 disparaît</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste inchangée</translation>
    </message>
    <message>
        <source>A new service is made</source>
        <translation>Un nouveau service est créé</translation>
    </message>
    <message>
        <source>The new container starts first</source>
        <translation>Le nouveau conteneur démarre d’abord</translation>
    </message>
    <message>
        <source>The old container stops first</source>
        <translation>L’ancien conteneur s’arrête d’abord</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>About %1 s</source>
        <translation>Environ %1 s</translation>
    </message>
    <message>
        <source>Downtime</source>
        <translation>Interruption</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Only settings change</source>
        <translation>Seuls des réglages changent</translation>
    </message>
</context>
<context>
    <name>PlanSummary</name>
        <message>
        <source>Looking at what is there</source>
        <translation>Examen de l’existant</translation>
    </message>
    <message>
        <source>Mind this first</source>
        <translation>À savoir d’abord</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
        <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>Terminé en %1.</translation>
    </message>
    <message>
        <source>You may close this: the work goes on, and the desktop tells you when it is done.</source>
        <translation>Vous pouvez fermer : le travail continue et le bureau vous préviendra à la fin.</translation>
    </message>
    <message>
        <source>What was undone</source>
        <translation>Ce qui a été défait</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Cancel and undo</source>
        <translation>Annuler et défaire</translation>
    </message>
    <message>
        <source>Show service</source>
        <translation>Afficher le service</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>You may close this: the work goes on, and stands under Activity.</source>
        <translation>Vous pouvez fermer : le travail continue, et figure sous Activité.</translation>
    </message>
    <message>
        <source>What Compose says</source>
        <translation>Ce que dit Compose</translation>
    </message>
    <message>
        <source>Show stack</source>
        <translation>Voir la pile</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
        <message>
        <source>%1 percent done</source>
        <translation>%1 pour cent</translation>
    </message>
</context>
<context>
    <name>PruneDialog</name>
        <message>
        <source>Clean up</source>
        <translation>Nettoyer</translation>
    </message>
    <message>
        <source>What services and stacks need stays, also while they sleep.</source>
        <translation>Ce dont services et piles ont besoin reste, même quand ils dorment.</translation>
    </message>
    <message>
        <source>Stopped containers</source>
        <translation>Conteneurs arrêtés</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Cache de construction</translation>
    </message>
    <message>
        <source>Volumes, with their data</source>
        <translation>Volumes, avec leurs données</translation>
    </message>
    <message>
        <source>Choose what may go.</source>
        <translation>Choisissez ce qui peut partir.</translation>
    </message>
    <message>
        <source>Removing, one by one</source>
        <translation>Suppression, un par un</translation>
    </message>
    <message>
        <source>Looking what nobody needs</source>
        <translation>Recherche de ce dont personne n’a besoin</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder encore</translation>
    </message>
    <message>
        <source>Volumes are among them</source>
        <translation>Des volumes en font partie</translation>
    </message>
    <message>
        <source>The data on them cannot be brought back.</source>
        <translation>Leurs données ne pourront pas être retrouvées.</translation>
    </message>
    <message>
        <source>Nothing went</source>
        <translation>Rien n’est parti</translation>
    </message>
    <message>
        <source>Nothing to clean up</source>
        <translation>Rien à nettoyer</translation>
    </message>
    <message numerus="yes">
        <source>%n went, %1 became free</source>
        <translation>
            <numerusform>%n objet est parti, %1 sont libres</numerusform>
            <numerusform>%n objets sont partis, %1 sont libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would go, %1 would become free</source>
        <translation>
            <numerusform>%n objet partirait, %1 seraient libres</numerusform>
            <numerusform>%n objets partiraient, %1 seraient libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay</source>
        <translation>
            <numerusform>%n reste</numerusform>
            <numerusform>%n restent</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <translation>
            <numerusform>Supprimer %n objet</numerusform>
            <numerusform>Supprimer %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>PullDialog</name>
        <message>
        <source>Pull an image</source>
        <translation>Télécharger une image</translation>
    </message>
    <message>
        <source>The engine fetches what the registry has under this name now. Services run it from their next deployment on.</source>
        <translation>Le moteur télécharge ce que le registre a maintenant sous ce nom. Les services l’utilisent dès leur prochain déploiement.</translation>
    </message>
    <message>
        <source>The engine fetches it from its registry. Layers it has already are not fetched again.</source>
        <translation>Le moteur la télécharge depuis son registre. Les couches déjà présentes ne sont pas téléchargées à nouveau.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>A repository and a tag, with the registry in front where it is not Docker Hub.</source>
        <translation>Un dépôt et une étiquette, précédés du registre si ce n’est pas Docker Hub.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Télécharger</translation>
    </message>
</context>
<context>
    <name>Registries</name>
        <message>
        <source>without login</source>
        <translation>sans identifiant</translation>
    </message>
    <message>
        <source>Being tried</source>
        <translation>Essai en cours</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Pas encore essayé</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Ne fonctionne pas</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Il répond</translation>
    </message>
    <message>
        <source>The login works</source>
        <translation>L’identifiant fonctionne</translation>
    </message>
</context>
<context>
    <name>RegistriesPage</name>
        <message>
        <source>Registries</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Where images come from, and who WakeDock is there</source>
        <translation>D’où viennent les images, et qui WakeDock y est</translation>
    </message>
    <message>
        <source>Add registry</source>
        <translation>Ajouter un registre</translation>
    </message>
    <message>
        <source>No logins</source>
        <translation>Aucun identifiant</translation>
    </message>
    <message>
        <source>Public images need none. For private ones, or when Docker Hub says that you pull too much, add a login here.</source>
        <translation>Les images publiques n’en demandent pas. Pour les privées, ou quand Docker Hub dit que vous téléchargez trop, ajoutez un identifiant ici.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>WakeDock forgets the login and its password, and is nobody there from then on. Images that are here stay.</source>
        <translation>WakeDock oublie l’identifiant et son mot de passe, et n’y est plus personne. Les images présentes restent.</translation>
    </message>
    <message>
        <source>Remove registry</source>
        <translation>Supprimer le registre</translation>
    </message>
</context>
<context>
    <name>RegistryDialog</name>
        <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Add a registry</source>
        <translation>Ajouter un registre</translation>
    </message>
    <message>
        <source>The engines sign in there whenever an image of it is pulled.</source>
        <translation>Les moteurs s’y identifient chaque fois qu’une de ses images est téléchargée.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>As images are named by it; Docker Hub is docker.io.</source>
        <translation>Comme dans le nom des images ; Docker Hub est docker.io.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Without one the registry is asked as nobody.</source>
        <translation>Sans lui, le registre est interrogé anonymement.</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Left empty, the stored one stays.</source>
        <translation>Laissé vide, celui qui est enregistré reste.</translation>
    </message>
    <message>
        <source>Kept encrypted, and never shown again. A token that may only pull is best.</source>
        <translation>Conservé chiffré, et plus jamais affiché. Le mieux est un jeton qui ne peut que télécharger.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Store and try</source>
        <translation>Enregistrer et essayer</translation>
    </message>
</context>
<context>
    <name>RegistryRow</name>
        <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>Essayer %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
        <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>Its containers, its route and its configuration go. Visitors of its domain get an error. The history of its deployments stays.</source>
        <translation>Ses conteneurs, sa route et sa configuration disparaissent. Les visiteurs de son domaine reçoivent une erreur. L’historique de ses déploiements reste.</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Tapez %1 pour confirmer</translation>
    </message>
    <message>
        <source>Also delete its volumes and the data in them</source>
        <translation>Supprimer aussi ses volumes et leurs données</translation>
    </message>
    <message>
        <source>The data in its volumes cannot be brought back.</source>
        <translation>Les données de ses volumes seront perdues pour toujours.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Remove service</source>
        <translation>Supprimer le service</translation>
    </message>
    <message>
        <source>WakeDock forgets it, its route and its configuration. Visitors of its domain get an error.</source>
        <translation>WakeDock l’oublie, avec sa route et sa configuration. Les visiteurs de son domaine reçoivent une erreur.</translation>
    </message>
    <message>
        <source>Let its container run on</source>
        <translation>Laisser tourner son conteneur</translation>
    </message>
    <message>
        <source>The container was there before WakeDock took it over. It stays as it is and belongs to nobody again.</source>
        <translation>Le conteneur était là avant que WakeDock ne le reprenne. Il reste tel quel et n’appartient de nouveau à personne.</translation>
    </message>
    <message>
        <source>The container is stopped and removed, though it was there before WakeDock took it over.</source>
        <translation>Le conteneur est arrêté et supprimé, bien qu’il ait été là avant que WakeDock ne le reprenne.</translation>
    </message>
</context>
<context>
    <name>RemoveStackDialog</name>
        <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>Its containers and networks go, and WakeDock forgets it. Its files stay where they are.</source>
        <translation>Ses conteneurs et réseaux disparaissent, et WakeDock l’oublie. Ses fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Its containers, its networks and its files go.</source>
        <translation>Ses conteneurs, ses réseaux et ses fichiers disparaissent.</translation>
    </message>
    <message>
        <source>Looking at what is there</source>
        <translation>Examen de l’existant</translation>
    </message>
    <message>
        <source>Volumes that go with it</source>
        <translation>Volumes qui disparaissent avec elle</translation>
    </message>
    <message>
        <source>None is ticked: all of them stay, with their data.</source>
        <translation>Aucun n’est coché : tous restent, avec leurs données.</translation>
    </message>
    <message>
        <source>All data on them goes</source>
        <translation>Toutes leurs données disparaissent</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Elles ne pourront pas être retrouvées.</translation>
    </message>
    <message>
        <source>Its volumes cannot be told right now</source>
        <translation>Ses volumes ne peuvent pas être nommés pour l’instant</translation>
    </message>
    <message>
        <source>All of them stay, with their data.</source>
        <translation>Tous restent, avec leurs données.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Remove stack</source>
        <translation>Supprimer la pile</translation>
    </message>
</context>
<context>
    <name>RowsEditor</name>
        <message>
        <source>%1, line %2, left</source>
        <translation>%1, ligne %2, gauche</translation>
    </message>
    <message>
        <source>%1, line %2, right</source>
        <translation>%1, ligne %2, droite</translation>
    </message>
    <message>
        <source>Remove line %1</source>
        <translation>Supprimer la ligne %1</translation>
    </message>
</context>
<context>
    <name>Run</name>
        <message>
        <source>Deploying %1</source>
        <translation>Déploiement de %1</translation>
    </message>
    <message>
        <source>Deployed %1</source>
        <translation>%1 déployé</translation>
    </message>
    <message>
        <source>Could not deploy %1</source>
        <translation>Échec du déploiement de %1</translation>
    </message>
    <message>
        <source>Redeploying %1</source>
        <translation>Redéploiement de %1</translation>
    </message>
    <message>
        <source>Redeployed %1</source>
        <translation>%1 redéployé</translation>
    </message>
    <message>
        <source>Could not redeploy %1</source>
        <translation>Échec du redéploiement de %1</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>Démarrage de %1</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>%1 démarré</translation>
    </message>
    <message>
        <source>Could not start %1</source>
        <translation>Échec du démarrage de %1</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>Arrêt de %1</translation>
    </message>
    <message>
        <source>Stopped %1</source>
        <translation>%1 arrêté</translation>
    </message>
    <message>
        <source>Could not stop %1</source>
        <translation>Échec de l’arrêt de %1</translation>
    </message>
    <message>
        <source>Restarting %1</source>
        <translation>Redémarrage de %1</translation>
    </message>
    <message>
        <source>Restarted %1</source>
        <translation>%1 redémarré</translation>
    </message>
    <message>
        <source>Could not restart %1</source>
        <translation>Échec du redémarrage de %1</translation>
    </message>
    <message>
        <source>Removing %1</source>
        <translation>Suppression de %1</translation>
    </message>
    <message>
        <source>Removed %1</source>
        <translation>%1 supprimé</translation>
    </message>
    <message>
        <source>Could not remove %1</source>
        <translation>Échec de la suppression de %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Réussi</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoué</translation>
    </message>
    <message>
        <source>Failed and undone</source>
        <translation>Échoué et défait</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>à faire</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>inutile</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>défait</translation>
    </message>
    <message>
        <source>Adopting %1</source>
        <translation>Reprise de %1</translation>
    </message>
    <message>
        <source>Adopted %1</source>
        <translation>%1 est repris</translation>
    </message>
    <message>
        <source>Could not adopt %1</source>
        <translation>%1 n’a pas pu être repris</translation>
    </message>
    <message>
        <source>Waking %1</source>
        <translation>Réveil de %1</translation>
    </message>
    <message>
        <source>Woke %1</source>
        <translation>%1 est réveillé</translation>
    </message>
    <message>
        <source>Could not wake %1</source>
        <translation>Impossible de réveiller %1</translation>
    </message>
    <message>
        <source>Putting %1 to sleep</source>
        <translation>Mise en sommeil de %1</translation>
    </message>
    <message>
        <source>%1 sleeps</source>
        <translation>%1 est en sommeil</translation>
    </message>
    <message>
        <source>Could not put %1 to sleep</source>
        <translation>Impossible de mettre %1 en sommeil</translation>
    </message>
    <message>
        <source>Rolling %1 back</source>
        <translation>Retour en arrière de %1</translation>
    </message>
    <message>
        <source>Rolled %1 back</source>
        <translation>%1 est revenu en arrière</translation>
    </message>
    <message>
        <source>Could not roll %1 back</source>
        <translation>%1 n’a pas pu revenir en arrière</translation>
    </message>
    <message>
        <source>Pulling %1</source>
        <translation>Téléchargement de %1</translation>
    </message>
    <message>
        <source>Pulled %1</source>
        <translation>%1 téléchargé</translation>
    </message>
    <message>
        <source>Could not pull %1</source>
        <translation>%1 n’a pas pu être téléchargé</translation>
    </message>
</context>
<context>
    <name>Service</name>
        <message>
        <source>any</source>
        <translation>libre</translation>
    </message>
    <message>
        <source> (read-only)</source>
        <translation> (lecture seule)</translation>
    </message>
    <message>
        <source>Found automatically</source>
        <translation>Trouvé automatiquement</translation>
    </message>
    <message>
        <source>HTTP %1, every %2 s</source>
        <translation>HTTP %1, toutes les %2 s</translation>
    </message>
    <message>
        <source>TCP connection, every %1 s</source>
        <translation>Connexion TCP, toutes les %1 s</translation>
    </message>
    <message>
        <source>The image&apos;s own</source>
        <translation>Celui de l’image</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>Unless stopped</source>
        <translation>Sauf arrêt volontaire</translation>
    </message>
    <message>
        <source>On failure</source>
        <translation>En cas d’échec</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
</context>
<context>
    <name>ServiceDetailModel</name>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
        <message>
        <source>Not deployed yet</source>
        <translation>Pas encore déployé</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>None published</source>
        <translation>Aucun publié</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Contrôle de santé</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrage</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarré</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 reçus, %2 envoyés</translation>
    </message>
</context>
<context>
    <name>ServiceListHeader</name>
        <message>
        <source>Sort by %1</source>
        <translation>Trier par %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
</context>
<context>
    <name>ServiceMenu</name>
    <message>
        <source>Put to sleep</source>
        <translation>Mettre en sommeil</translation>
    </message>
        <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Redeploy…</source>
        <translation>Redéployer…</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Réveiller</translation>
    </message>
    <message>
        <source>Keep awake for 1 h</source>
        <translation>Garder éveillé 1 h</translation>
    </message>
    <message>
        <source>Keep awake no longer</source>
        <translation>Ne plus garder éveillé</translation>
    </message>
</context>
<context>
    <name>ServiceOverview</name>
        <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU over the last minutes</source>
        <translation>CPU des dernières minutes</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Hide values</source>
        <translation>Masquer les valeurs</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>Afficher les valeurs</translation>
    </message>
    <message>
        <source>No variables are set.</source>
        <translation>Aucune variable.</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>No volumes. What it writes is gone when it is redeployed.</source>
        <translation>Aucun volume. Ce qu’il écrit disparaît au redéploiement.</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
        <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>A terminal needs a running container. Start the service first.</source>
        <translation>Un terminal demande un conteneur démarré. Démarrez d’abord le service.</translation>
    </message>
    <message>
        <source>Update available</source>
        <translation>Mise à jour disponible</translation>
    </message>
    <message>
        <source>A newer image is there. Redeploying fetches it.</source>
        <translation>Une image plus récente existe. Redéployer la récupère.</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Réveiller</translation>
    </message>
    <message>
        <source>Wakes</source>
        <translation>Réveils</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Veille</translation>
    </message>
</context>
<context>
    <name>ServiceRow</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 sur %2</translation>
    </message>
        <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>Démarrer %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Redémarrer %1</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
    <message>
        <source>Update available</source>
        <translation>Mise à jour disponible</translation>
    </message>
    <message>
        <source>Wake %1</source>
        <translation>Réveiller %1</translation>
    </message>
</context>
<context>
    <name>ServiceSkeleton</name>
        <message>
        <source>Loading services</source>
        <translation>Chargement des services</translation>
    </message>
</context>
<context>
    <name>ServiceStatus</name>
        <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Deploying</source>
        <translation>Déploiement</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Malade</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>Endormi</translation>
    </message>
    <message>
        <source>Waking</source>
        <translation>Réveil</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
</context>
<context>
    <name>ServiceTerminal</name>
        <message>
        <source>New terminal</source>
        <translation>Nouveau terminal</translation>
    </message>
    <message>
        <source>Copy the selection (Ctrl+Shift+C)</source>
        <translation>Copier la sélection (Ctrl+Maj+C)</translation>
    </message>
    <message>
        <source>Terminal in %1</source>
        <translation>Terminal dans %1</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab leaves it.</source>
        <translation>Ctrl+Maj+Tab le quitte.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>A terminal inside %1</source>
        <translation>Un terminal dans %1</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 n’est pas démarré</translation>
    </message>
    <message>
        <source>Opens a shell in its container. The audit log records who opened it, not what is typed.</source>
        <translation>Ouvre un shell dans son conteneur. Le journal d’audit note qui l’a ouvert, pas ce qui est tapé.</translation>
    </message>
    <message>
        <source>A terminal needs a running container. Start the service first.</source>
        <translation>Un terminal demande un conteneur démarré. Démarrez d’abord le service.</translation>
    </message>
    <message>
        <source>Open a terminal</source>
        <translation>Ouvrir un terminal</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
        <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n need attention</source>
        <translation>
            <numerusform>%1 sur %2 en marche, %n à voir</numerusform>
            <numerusform>%1 sur %2 en marche, %n à voir</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message>
        <source>Deploy service</source>
        <translation>Déployer un service</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Chercher un service</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>At rest</source>
        <translation>Au repos</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>À voir</translation>
    </message>
    <message>
        <source>No service matches</source>
        <translation>Aucun service ne correspond</translation>
    </message>
    <message>
        <source>Try another word, or show all services.</source>
        <translation>Essayez un autre mot ou affichez tous les services.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Deploy your first service</source>
        <translation>Déployez votre premier service</translation>
    </message>
    <message>
        <source>Give WakeDock the name of an image and a domain. It starts the container, waits until it answers and publishes it under the domain.</source>
        <translation>Donnez à WakeDock le nom d’une image et un domaine. Il démarre le conteneur, attend qu’il réponde et le publie sous ce domaine.</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
        <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
</context>
<context>
    <name>StackDialog</name>
        <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>New stack</source>
        <translation>Nouvelle pile</translation>
    </message>
    <message>
        <source>This is what is going to happen. Nothing has been done yet.</source>
        <translation>Voici ce qui va se passer. Rien n’a encore été fait.</translation>
    </message>
    <message>
        <source>Its files are checked while you write. Before anything happens you see what would be done.</source>
        <translation>Ses fichiers sont vérifiés pendant que vous écrivez. Avant toute action, vous voyez ce qui serait fait.</translation>
    </message>
    <message>
        <source>Reading its files</source>
        <translation>Lecture de ses fichiers</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n à corriger</numerusform>
            <numerusform>%n à corriger</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Rien à corriger</translation>
    </message>
    <message>
        <source>Pull images that are there already</source>
        <translation>Télécharger aussi les images déjà présentes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>Revenir aux fichiers</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Voir le plan</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Create stack</source>
        <translation>Créer la pile</translation>
    </message>
</context>
<context>
    <name>StackFiles</name>
        <message>
        <source>The files cannot be read</source>
        <translation>Les fichiers ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>Afficher les valeurs</translation>
    </message>
    <message>
        <source>Cover values</source>
        <translation>Masquer les valeurs</translation>
    </message>
</context>
<context>
    <name>StackList</name>
    <message>
        <source>Search stacks</source>
        <translation>Chercher une pile</translation>
    </message>
    <message>
        <source>No stack matches</source>
        <translation>Aucune pile ne correspond</translation>
    </message>
    <message>
        <source>Try another word, or show all.</source>
        <translation>Essayez un autre mot, ou affichez tout.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
        <message>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message numerus="yes">
        <source>%n not as it should be</source>
        <translation>
            <numerusform>%n pas en ordre</numerusform>
            <numerusform>%n pas en ordre</numerusform>
        </translation>
    </message>
    <message>
        <source>Services that belong together, from Compose files</source>
        <translation>Des services qui vont ensemble, décrits par des fichiers Compose</translation>
    </message>
    <message>
        <source>New stack</source>
        <translation>Nouvelle pile</translation>
    </message>
    <message>
        <source>No stacks yet</source>
        <translation>Aucune pile pour l’instant</translation>
    </message>
    <message>
        <source>Paste a compose.yaml: WakeDock checks it, shows what it would do, and brings its services up together. Stacks that others start show up here too.</source>
        <translation>Collez un compose.yaml : WakeDock le vérifie, montre ce qu’il ferait, et démarre ses services ensemble. Les piles démarrées par d’autres apparaissent aussi ici.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>StackMenu</name>
        <message>
        <source>Something is under way with it.</source>
        <translation>Une opération est en cours sur elle.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adopter</translation>
    </message>
    <message>
        <source>Change files…</source>
        <translation>Modifier les fichiers…</translation>
    </message>
    <message>
        <source>Bring up</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Pull and bring up</source>
        <translation>Télécharger et démarrer</translation>
    </message>
    <message>
        <source>Take down…</source>
        <translation>Arrêter…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
</context>
<context>
    <name>StackOverview</name>
        <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>What was done lately</source>
        <translation>Dernières opérations</translation>
    </message>
</context>
<context>
    <name>StackPage</name>
        <message>
        <source>Stacks</source>
        <translation>Piles</translation>
    </message>
    <message>
        <source>Change files</source>
        <translation>Modifier les fichiers</translation>
    </message>
    <message>
        <source>Bring up</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
    <message>
        <source>Somebody else started this stack</source>
        <translation>Quelqu’un d’autre a démarré cette pile</translation>
    </message>
    <message>
        <source>WakeDock only looks at it. Adopt it to change it here: its files stay where they are, and nothing that runs is touched.</source>
        <translation>WakeDock ne fait que la regarder. Adoptez-la pour la modifier ici : ses fichiers restent où ils sont, et rien de ce qui tourne n’est touché.</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adopter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
</context>
<context>
    <name>StackPlanSummary</name>
        <message>
        <source>This gives containers power over the machine</source>
        <translation>Ceci donne à des conteneurs du pouvoir sur la machine</translation>
    </message>
    <message>
        <source>Mind this first</source>
        <translation>À savoir d’abord</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
</context>
<context>
    <name>StackRow</name>
        <message>
        <source>%1 services run</source>
        <translation>%1 services en marche</translation>
    </message>
    <message>
        <source>%1, started by somebody else</source>
        <translation>%1, démarrée par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Plus pour %1</translation>
    </message>
</context>
<context>
    <name>Stacks</name>
        <message>
        <source>runs once</source>
        <translation>s’exécute une fois</translation>
    </message>
    <message>
        <source>profile %1</source>
        <translation>profil %1</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Non demandé</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>as it was adopted</source>
        <translation>telle qu’adoptée</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profils</translation>
    </message>
    <message>
        <source>Last start took</source>
        <translation>Dernier démarrage</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>no visitor notices</source>
        <translation>sans que personne ne le remarque</translation>
    </message>
    <message>
        <source>away for about %1 s</source>
        <translation>absent environ %1 s</translation>
    </message>
    <message>
        <source>pulls %1</source>
        <translation>télécharge %1</translation>
    </message>
    <message>
        <source>Interrupted for about %1 s</source>
        <translation>Interruption d’environ %1 s</translation>
    </message>
    <message>
        <source>Nothing is interrupted</source>
        <translation>Rien n’est interrompu</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarre</translation>
    </message>
    <message>
        <source>Partly running</source>
        <translation>En partie en marche</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Malade</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>À l’arrêt</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>En cours de modification</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Redémarre</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoué</translation>
    </message>
    <message>
        <source>No container</source>
        <translation>Aucun conteneur</translation>
    </message>
    <message>
        <source>Is made</source>
        <translation>Est créé</translation>
    </message>
    <message>
        <source>Is made anew</source>
        <translation>Est recréé</translation>
    </message>
    <message>
        <source>Is started</source>
        <translation>Est démarré</translation>
    </message>
    <message>
        <source>Is removed</source>
        <translation>Est supprimé</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste tel quel</translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation>%1, ligne %2, colonne %3</translation>
    </message>
    <message>
        <source>Ended with code %1</source>
        <translation>Terminé avec le code %1</translation>
    </message>
    <message>
        <source>%1 of %2 run</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>is made</source>
        <translation>est créé</translation>
    </message>
    <message>
        <source>is no longer used and stays</source>
        <translation>n’est plus utilisé et reste</translation>
    </message>
    <message>
        <source>stays with its data</source>
        <translation>reste avec ses données</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>En sommeil</translation>
    </message>
</context>
<context>
    <name>StacksPage</name>
        <message>
        <source>Take %1 down?</source>
        <translation>Arrêter %1 ?</translation>
    </message>
    <message>
        <source>Its containers and networks go. Its files and volumes stay, and it can be brought up again.</source>
        <translation>Ses conteneurs et réseaux disparaissent. Ses fichiers et volumes restent, et elle peut être redémarrée.</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>La laisser en marche</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>Step</name>
        <message>
        <source>Check the configuration</source>
        <translation>Vérifier la configuration</translation>
    </message>
    <message>
        <source>The configuration was refused</source>
        <translation>La configuration a été refusée</translation>
    </message>
    <message>
        <source>Record the service</source>
        <translation>Enregistrer le service</translation>
    </message>
    <message>
        <source>The service could not be recorded</source>
        <translation>Le service n’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>Pull the image</source>
        <translation>Télécharger l’image</translation>
    </message>
    <message>
        <source>The image could not be pulled</source>
        <translation>L’image n’a pas pu être téléchargée</translation>
    </message>
    <message>
        <source>Create the container</source>
        <translation>Créer le conteneur</translation>
    </message>
    <message>
        <source>The container could not be created</source>
        <translation>Le conteneur n’a pas pu être créé</translation>
    </message>
    <message>
        <source>Start the container</source>
        <translation>Démarrer le conteneur</translation>
    </message>
    <message>
        <source>The container did not start</source>
        <translation>Le conteneur n’a pas démarré</translation>
    </message>
    <message>
        <source>Wait until it is healthy</source>
        <translation>Attendre qu’il soit sain</translation>
    </message>
    <message>
        <source>It did not become healthy</source>
        <translation>Il n’est pas devenu sain</translation>
    </message>
    <message>
        <source>Publish the domain</source>
        <translation>Publier le domaine</translation>
    </message>
    <message>
        <source>The domain could not be published</source>
        <translation>Le domaine n’a pas pu être publié</translation>
    </message>
    <message>
        <source>Mark it as running</source>
        <translation>Le marquer en marche</translation>
    </message>
    <message>
        <source>It could not be marked as running</source>
        <translation>Il n’a pas pu être marqué en marche</translation>
    </message>
    <message>
        <source>Announce the result</source>
        <translation>Annoncer le résultat</translation>
    </message>
    <message>
        <source>The result could not be announced</source>
        <translation>Le résultat n’a pas pu être annoncé</translation>
    </message>
    <message>
        <source>Connect it with Caddy</source>
        <translation>Le relier à Caddy</translation>
    </message>
    <message>
        <source>It could not be connected with Caddy</source>
        <translation>Il n’a pas pu être relié à Caddy</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Couche %1</translation>
    </message>
    <message>
        <source>Let Compose check the files</source>
        <translation>Vérification des fichiers par Compose</translation>
    </message>
    <message>
        <source>Compose refused the files</source>
        <translation>Compose a refusé les fichiers</translation>
    </message>
    <message>
        <source>Bring the services up</source>
        <translation>Démarrer les services</translation>
    </message>
    <message>
        <source>The services did not come up</source>
        <translation>Les services n’ont pas démarré</translation>
    </message>
    <message>
        <source>Wait until all are ready</source>
        <translation>Attendre que tous soient prêts</translation>
    </message>
    <message>
        <source>Not all services became ready</source>
        <translation>Tous les services ne sont pas devenus prêts</translation>
    </message>
    <message>
        <source>Take the services down</source>
        <translation>Arrêter les services</translation>
    </message>
    <message>
        <source>The services could not be taken down</source>
        <translation>Les services n’ont pas pu être arrêtés</translation>
    </message>
    <message>
        <source>Remove what belongs to it</source>
        <translation>Supprimer ce qui lui appartient</translation>
    </message>
    <message>
        <source>Not everything could be removed</source>
        <translation>Tout n’a pas pu être supprimé</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Écrire les fichiers</translation>
    </message>
    <message>
        <source>Pull the images</source>
        <translation>Télécharger les images</translation>
    </message>
    <message>
        <source>Wake what it needs</source>
        <translation>Réveiller ce dont il a besoin</translation>
    </message>
    <message>
        <source>What it needs could not be woken</source>
        <translation>Ce dont il a besoin n’a pas pu être réveillé</translation>
    </message>
</context>
<context>
    <name>System</name>
        <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Injoignable</translation>
    </message>
</context>
<context>
    <name>SystemModel</name>
        <message>
        <source>%1 is not reachable</source>
        <translation>%1 est injoignable</translation>
    </message>
    <message>
        <source>WakeDock</source>
        <translation>WakeDock</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Engine API</source>
        <translation>API du moteur</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Caddy %1</source>
        <translation>Caddy %1</translation>
    </message>
    <message>
        <source>Proxy managed by</source>
        <translation>Proxy géré par</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Published services</source>
        <translation>Services publiés</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
        <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Everything WakeDock leans on is there</source>
        <translation>Tout ce dont WakeDock a besoin est là</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>About this machine</source>
        <translation>À propos de cette machine</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
        <message>
        <source>Sort by %1</source>
        <translation>Trier par %1</translation>
    </message>
</context>
<context>
    <name>TableSkeleton</name>
        <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>TerminalDialog</name>
        <message>
        <source>Terminal in %1</source>
        <translation>Terminal dans %1</translation>
    </message>
    <message>
        <source>What runs here goes on when this is closed. Closing its tab ends it.</source>
        <translation>Ce qui tourne ici continue à la fermeture. Fermer son onglet y met fin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>TerminalPane</name>
        <message>
        <source>New terminal</source>
        <translation>Nouveau terminal</translation>
    </message>
    <message>
        <source>Copy the selection (Ctrl+Shift+C)</source>
        <translation>Copier la sélection (Ctrl+Maj+C)</translation>
    </message>
    <message>
        <source>Terminal in %1</source>
        <translation>Terminal dans %1</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab leaves it.</source>
        <translation>Ctrl+Maj+Tab le quitte.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>A terminal inside %1</source>
        <translation>Un terminal dans %1</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 n’est pas démarré</translation>
    </message>
    <message>
        <source>Opens a shell in the container. The audit log records who opened it, not what is typed.</source>
        <translation>Ouvre un shell dans le conteneur. Le journal d’audit note qui l’a ouvert, pas ce qui est tapé.</translation>
    </message>
    <message>
        <source>Open a terminal</source>
        <translation>Ouvrir un terminal</translation>
    </message>
</context>
<context>
    <name>TerminalTab</name>
        <message>
        <source>The shell has ended.</source>
        <translation>Le shell s’est terminé.</translation>
    </message>
    <message>
        <source>The shell has ended with code %1.</source>
        <translation>Le shell s’est terminé avec le code %1.</translation>
    </message>
    <message>
        <source>The container has stopped, and the terminal with it.</source>
        <translation>Le conteneur s’est arrêté, et le terminal avec lui.</translation>
    </message>
    <message>
        <source>The connection to Docker was lost.</source>
        <translation>La connexion à Docker a été perdue.</translation>
    </message>
    <message>
        <source>The terminal was closed.</source>
        <translation>Le terminal a été fermé.</translation>
    </message>
    <message>
        <source>Terminal %1</source>
        <translation>Terminal %1</translation>
    </message>
</context>
<context>
    <name>TerminalTabButton</name>
        <message>
        <source>%1, ended</source>
        <translation>%1, terminé</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Fermer %1</translation>
    </message>
</context>
<context>
    <name>TextFormat</name>
        <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>il y a %1 jours</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>ToastStack</name>
        <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
        <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>No services yet</source>
        <translation>Aucun service</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n à voir</numerusform>
            <numerusform>%n à voir</numerusform>
        </translation>
    </message>
    <message>
        <source>Open WakeDock</source>
        <translation>Ouvrir WakeDock</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message numerus="yes">
        <source>%n asleep</source>
        <translation>
            <numerusform>%n en sommeil</numerusform>
            <numerusform>%n en sommeil</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Réveiller</translation>
    </message>
    <message>
        <source>Put to sleep</source>
        <translation>Mettre en sommeil</translation>
    </message>
</context>
<context>
    <name>UpdateMark</name>
        <message>
        <source>Update available</source>
        <translation>Mise à jour disponible</translation>
    </message>
    <message>
        <source>A newer image is there. Redeploying fetches it.</source>
        <translation>Une image plus récente existe. Redéployer la récupère.</translation>
    </message>
</context>
<context>
    <name>UsedByCell</name>
        <message>
        <source>Not used</source>
        <translation>Inutilisé</translation>
    </message>
</context>
<context>
    <name>VolumeDialog</name>
        <message>
        <source>New volume</source>
        <translation>Nouveau volume</translation>
    </message>
    <message>
        <source>Data that outlives the containers that use it.</source>
        <translation>Des données qui survivent aux conteneurs qui les utilisent.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes and underscores.</source>
        <translation>Lettres, chiffres, points, tirets et tirets bas.</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>The engine&apos;s own if left empty.</source>
        <translation>Vide, celui du moteur.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Create volume</source>
        <translation>Créer le volume</translation>
    </message>
</context>
<context>
    <name>VolumeRow</name>
        <message>
        <source>used by %1</source>
        <translation>utilisé par %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>inutilisé</translation>
    </message>
    <message>
        <source>%1, stack %2</source>
        <translation>%1, pile %2</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Détails de %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>It is used by %1.</source>
        <translation>Utilisé par : %1.</translation>
    </message>
</context>
<context>
    <name>VolumesPage</name>
        <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message numerus="yes">
        <source>%n volumes with %1, %2 not used</source>
        <translation>
            <numerusform>%n volume, %1 en tout, %2 inutilisés</numerusform>
            <numerusform>%n volumes, %1 en tout, %2 inutilisés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volumes, %1 not used</source>
        <translation>
            <numerusform>%n volume, %1 inutilisés</numerusform>
            <numerusform>%n volumes, %1 inutilisés</numerusform>
        </translation>
    </message>
    <message>
        <source>Search volumes</source>
        <translation>Chercher un volume</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisés</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Inutilisés</translation>
    </message>
    <message>
        <source>No volumes</source>
        <translation>Aucun volume</translation>
    </message>
    <message>
        <source>A volume keeps data beyond the life of a container. Services make theirs by themselves.</source>
        <translation>Un volume garde des données au-delà de la vie d’un conteneur. Les services créent les leurs d’eux-mêmes.</translation>
    </message>
    <message>
        <source>New volume</source>
        <translation>Nouveau volume</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Measure sizes</source>
        <translation>Mesurer les tailles</translation>
    </message>
    <message>
        <source>The engine reads every file for it, which may take a while.</source>
        <translation>Le moteur lit chaque fichier pour cela, ce qui peut durer.</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>All data on it goes: %1.</source>
        <translation>Toutes ses données partent : %1.</translation>
    </message>
    <message>
        <source>All data on it goes.</source>
        <translation>Toutes ses données partent.</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Elles ne pourront pas être retrouvées.</translation>
    </message>
    <message>
        <source>Remove volume</source>
        <translation>Supprimer le volume</translation>
    </message>
</context>
<context>
    <name>DoctorCard</name>
    <message>
        <source>A visitor&apos;s way</source>
        <translation>Le chemin d’un visiteur</translation>
    </message>
    <message>
        <source>Mend all that is safe</source>
        <translation>Réparer tout ce qui est sans risque</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Examiner</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Examiner à nouveau</translation>
    </message>
    <message>
        <source>Goes the way of a visitor to each domain: DNS, Caddy, certificate, container. Nothing is changed, nobody is woken.</source>
        <translation>Suit le chemin d’un visiteur vers chaque domaine : DNS, Caddy, certificat, conteneur. Rien n’est changé, personne n’est réveillé.</translation>
    </message>
    <message>
        <source>Bring the routes back</source>
        <translation>Rétablir les routes</translation>
    </message>
</context>
<context>
    <name>DoctorModel</name>
    <message numerus="yes">
        <source>%n things are wrong</source>
        <translation>
            <numerusform>%n chose ne va pas</numerusform>
            <numerusform>%n choses ne vont pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things deserve a look</source>
        <translation>
            <numerusform>%n chose mérite un coup d’œil</numerusform>
            <numerusform>%n choses méritent un coup d’œil</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitors get through everywhere</source>
        <translation>Les visiteurs passent partout</translation>
    </message>
</context>
<context>
    <name>ProxyMetrics</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>half within %1, 99 % within %2</source>
        <translation>la moitié en %1, 99 % en %2</translation>
    </message>
    <message>
        <source>no visitors lately</source>
        <translation>aucun visiteur ces dernières minutes</translation>
    </message>
    <message>
        <source>%1 answered, %2 failed</source>
        <translation>%1 servis, %2 en échec</translation>
    </message>
    <message>
        <source>Caddy runs since</source>
        <translation>Caddy fonctionne depuis</translation>
    </message>
    <message>
        <source>Changes Caddy has taken</source>
        <translation>Changements acceptés par Caddy</translation>
    </message>
    <message>
        <source>WakeDock&apos;s changes</source>
        <translation>Changements de WakeDock</translation>
    </message>
    <message>
        <source>%1, the last took %2, the slowest %3</source>
        <translation>%1, le dernier en %2, le plus lent en %3</translation>
    </message>
    <message>
        <source>WakeDock&apos;s</source>
        <translation>de WakeDock</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>le vôtre</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>non compté</translation>
    </message>
    <message>
        <source>Add &quot;metrics&quot; to this server and Caddy counts its requests: { servers { metrics } } at the top of the Caddyfile.</source>
        <translation>Ajoutez « metrics » à ce serveur et Caddy comptera ses requêtes : { servers { metrics } } en tête du Caddyfile.</translation>
    </message>
</context>
<context>
    <name>ProxyMetricsCard</name>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Asking Caddy …</source>
        <translation>Caddy est interrogé…</translation>
    </message>
    <message>
        <source>Caddy has not told anything yet.</source>
        <translation>Caddy n’a encore rien indiqué.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Requests a second over the last minutes</source>
        <translation>Requêtes par seconde ces dernières minutes</translation>
    </message>
    <message>
        <source>95 of 100 within</source>
        <translation>95 sur 100 en</translation>
    </message>
    <message>
        <source>Time to answer over the last minutes</source>
        <translation>Temps de réponse ces dernières minutes</translation>
    </message>
    <message>
        <source>%1 on the way</source>
        <translation>%1 en cours</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>Serveur %1</translation>
    </message>
    <message>
        <source>%1 on the way to %2</source>
        <translation>%1 en cours vers %2</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>À la demande</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valide</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Expire bientôt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Not shown yet</source>
        <translation>Pas encore présenté</translation>
    </message>
    <message>
        <source>Caddy&apos;s own authority</source>
        <translation>Autorité interne de Caddy</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>Loaded in Caddy by hand</source>
        <translation>Chargé à la main dans Caddy</translation>
    </message>
    <message>
        <source>One for each name, when it is first asked for</source>
        <translation>Un pour chaque nom, à la première demande</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>expired %1 ago</source>
        <translation>expiré depuis %1</translation>
    </message>
    <message>
        <source>Said %1.</source>
        <translation>Signalé %1.</translation>
    </message>
    <message>
        <source>Attempts: %1.</source>
        <translation>Tentatives : %1.</translation>
    </message>
    <message>
        <source>Caddy tries again in %1.</source>
        <translation>Caddy réessaie dans %1.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu : %2</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>collé</translation>
    </message>
    <message>
        <source>%1, by %2, %3</source>
        <translation>%1, par %2, %3</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>What visitors of your services are shown, and who signed it</source>
        <translation>Ce qui est présenté aux visiteurs de vos services, et qui l’a signé</translation>
    </message>
    <message>
        <source>Add your own</source>
        <translation>Ajouter le vôtre</translation>
    </message>
    <message>
        <source>No certificates yet</source>
        <translation>Aucun certificat pour l’instant</translation>
    </message>
    <message>
        <source>Give a service a domain, and Caddy obtains a certificate for it by itself.</source>
        <translation>Donnez un domaine à un service, et Caddy obtient de lui-même un certificat pour lui.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Remove the certificate for %1?</source>
        <translation>Retirer le certificat de %1 ?</translation>
    </message>
    <message>
        <source>WakeDock forgets it with its key. Caddy obtains certificates for these names by itself again.</source>
        <translation>WakeDock l’oublie avec sa clé. Caddy obtient de nouveau lui-même des certificats pour ces noms.</translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation>Retirer le certificat</translation>
    </message>
</context>
<context>
    <name>CertificateRow</name>
    <message>
        <source>Shown for %1</source>
        <translation>Présenté pour %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Jusqu’au %1</translation>
    </message>
    <message>
        <source>Renew now</source>
        <translation>Renouveler</translation>
    </message>
    <message>
        <source>Renew the certificate for %1</source>
        <translation>Renouveler le certificat de %1</translation>
    </message>
    <message>
        <source>Replace the certificate for %1</source>
        <translation>Remplacer le certificat de %1</translation>
    </message>
    <message>
        <source>Remove the certificate for %1</source>
        <translation>Retirer le certificat de %1</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Replace the certificate</source>
        <translation>Remplacer le certificat</translation>
    </message>
    <message>
        <source>Add your own certificate</source>
        <translation>Ajouter votre certificat</translation>
    </message>
    <message>
        <source>Visitors of every name it is for are shown it, and Caddy obtains none for them.</source>
        <translation>Il est présenté aux visiteurs de chaque nom qu’il couvre, et Caddy n’en obtient pas pour eux.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>PEM text: the certificate for the names first, then who signed it, and so on.</source>
        <translation>Texte PEM : d’abord le certificat des noms, puis celui qui l’a signé, et ainsi de suite.</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>PEM text. Left out, the key that is kept stays.</source>
        <translation>Texte PEM. Sans elle, la clé conservée reste.</translation>
    </message>
    <message>
        <source>PEM text, without a passphrase. Kept encrypted, and never shown again.</source>
        <translation>Texte PEM, sans phrase secrète. Conservée chiffrée, et jamais réaffichée.</translation>
    </message>
    <message>
        <source>It can be served.</source>
        <translation>Il peut être servi.</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Bon à savoir</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>Fichiers PEM (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Add certificate</source>
        <translation>Ajouter le certificat</translation>
    </message>
</context>
<context>
    <name>PemPart</name>
    <message>
        <source>nothing yet</source>
        <translation>rien pour l’instant</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>%1: choose a file</source>
        <translation>%1 : choisir un fichier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>%1: paste</source>
        <translation>%1 : coller</translation>
    </message>
</context>
<context>
    <name>RouteDialog</name>
    <message>
        <source>Change the route</source>
        <translation>Modifier la route</translation>
    </message>
    <message>
        <source>Add a route</source>
        <translation>Ajouter une route</translation>
    </message>
    <message>
        <source>An address that Caddy answers, and where it leads.</source>
        <translation>Une adresse à laquelle Caddy répond, et où elle mène.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Redirection</translation>
    </message>
    <message>
        <source>Fixed answer</source>
        <translation>Réponse fixe</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domaines</translation>
    </message>
    <message>
        <source>The first is the main one; further ones behind a space.</source>
        <translation>Le premier est le principal ; les autres après une espace.</translation>
    </message>
    <message>
        <source>Only below the path</source>
        <translation>Seulement sous le chemin</translation>
    </message>
    <message>
        <source>Take the path away</source>
        <translation>Retirer le chemin</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Caddy&apos;s own authority</source>
        <translation>Autorité propre de Caddy</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>Sans TLS</translation>
    </message>
    <message>
        <source>Headers of requests</source>
        <translation>En-têtes des requêtes</translation>
    </message>
    <message>
        <source>Headers of answers</source>
        <translation>En-têtes des réponses</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>What changes in Caddy</source>
        <translation>Ce qui change dans Caddy</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Rien.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Show what changes</source>
        <translation>Montrer ce qui change</translation>
    </message>
</context>
<context>
    <name>RouteFormModel</name>
    <message>
        <source>“%1” is no header; write Name: value, +Name: value or -Name.</source>
        <translation>« %1 » n’est pas un en-tête ; écrivez Nom: valeur, +Nom: valeur ou -Nom.</translation>
    </message>
</context>
<context>
    <name>RouteHeaderField</name>
    <message>
        <source>A line each: Name: value sets, +Name: value adds, -Name removes.</source>
        <translation>Une ligne par en-tête : Nom: valeur remplace, +Nom: valeur ajoute, -Nom retire.</translation>
    </message>
</context>
<context>
    <name>RouteRow</name>
    <message>
        <source>also %1</source>
        <translation>aussi %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Open the service of %1</source>
        <translation>Ouvrir le service de %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
</context>
<context>
    <name>RouteTargetFields</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Mène à</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Host and port of a server outside Docker.</source>
        <translation>Hôte et port d’un serveur hors de Docker.</translation>
    </message>
    <message>
        <source>The whole address.</source>
        <translation>L’adresse complète.</translation>
    </message>
    <message>
        <source>Its name. It sleeps and wakes as on its own domain.</source>
        <translation>Son nom. Il dort et se réveille comme sur son propre domaine.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Type de contenu</translation>
    </message>
    <message>
        <source>Keep path and query</source>
        <translation>Garder chemin et paramètres</translation>
    </message>
    <message>
        <source>The server speaks HTTPS</source>
        <translation>Le serveur parle HTTPS</translation>
    </message>
    <message>
        <source>Name in its certificate</source>
        <translation>Nom dans son certificat</translation>
    </message>
    <message>
        <source>Trust any certificate: whoever answers there gets the requests</source>
        <translation>Accepter tout certificat : quiconque répond là reçoit les requêtes</translation>
    </message>
    <message>
        <source>Ask it for its own name instead of the visitor&apos;s</source>
        <translation>Lui demander son propre nom au lieu de celui du visiteur</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Redirection</translation>
    </message>
    <message>
        <source>Fixed answer</source>
        <translation>Réponse fixe</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>a service that is gone</source>
        <translation>un service disparu</translation>
    </message>
    <message>
        <source>Own authority</source>
        <translation>Autorité propre</translation>
    </message>
    <message>
        <source>Without TLS</source>
        <translation>Sans TLS</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Domain of the service %1</source>
        <translation>Domaine du service %1</translation>
    </message>
    <message>
        <source>Domain in the stack %1</source>
        <translation>Domaine de la pile %1</translation>
    </message>
    <message>
        <source>Written in Caddy&apos;s own configuration</source>
        <translation>Écrite dans la configuration de Caddy</translation>
    </message>
    <message>
        <source>Made by %1</source>
        <translation>Faite par %1</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Éteinte</translation>
    </message>
    <message>
        <source>Leads nowhere</source>
        <translation>Ne mène nulle part</translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message>
        <source>Routes</source>
        <translation>Routes</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses that Caddy answers</source>
        <translation>
            <numerusform>%n adresse à laquelle Caddy répond</numerusform>
            <numerusform>%n adresses auxquelles Caddy répond</numerusform>
        </translation>
    </message>
    <message>
        <source>Which address leads where</source>
        <translation>Quelle adresse mène où</translation>
    </message>
    <message>
        <source>Add route</source>
        <translation>Ajouter une route</translation>
    </message>
    <message>
        <source>Search routes</source>
        <translation>Chercher des routes</translation>
    </message>
    <message>
        <source>No routes</source>
        <translation>Aucune route</translation>
    </message>
    <message>
        <source>A service with a domain has one by itself. Here you lead an address to a server outside Docker, to another address, or to an answer that is always the same.</source>
        <translation>Un service avec un domaine en a une de lui-même. Ici, vous menez une adresse vers un serveur hors de Docker, vers une autre adresse ou vers une réponse toujours identique.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>No route has this in its address, its target or its owner.</source>
        <translation>Aucune route n’a cela dans son adresse, sa cible ou son auteur.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Supprimer %1 ?</translation>
    </message>
    <message>
        <source>Caddy no longer answers this address. What it leads to stays as it is.</source>
        <translation>Caddy ne répond plus à cette adresse. Ce vers quoi elle mène reste tel quel.</translation>
    </message>
    <message>
        <source>Remove route</source>
        <translation>Supprimer la route</translation>
    </message>
</context>
<context>
    <name>SleepChanged</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SleepPage</name>
    <message>
        <source>Sleep</source>
        <translation>Sommeil</translation>
    </message>
    <message>
        <source>Letting those worth it sleep would free about %1 on average</source>
        <translation>Laisser dormir ceux qui en valent la peine libérerait environ %1 en moyenne</translation>
    </message>
    <message>
        <source>What services that are always awake could free</source>
        <translation>Ce que libéreraient les services toujours éveillés</translation>
    </message>
    <message>
        <source>Estimate again</source>
        <translation>Estimer à nouveau</translation>
    </message>
    <message>
        <source>Services that could sleep</source>
        <translation>Services qui pourraient dormir</translation>
    </message>
    <message>
        <source>Nothing to advise</source>
        <translation>Rien à conseiller</translation>
    </message>
    <message>
        <source>Services with a domain that never sleep are listed here once they were measured for six hours. Those that sleep already are not.</source>
        <translation>Les services avec un domaine qui ne dorment jamais apparaissent ici après six heures de mesure. Ceux qui dorment déjà n’y sont pas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>SleepAdviceRow</name>
    <message>
        <source>%1: quiet %2 of the time, would free %3, %4 would wait</source>
        <translation>%1 : tranquille %2 du temps, libérerait %3, %4 attendraient</translation>
    </message>
    <message>
        <source>Worth it</source>
        <translation>Conseillé</translation>
    </message>
    <message>
        <source>Asleep %1 of the time, counted %2</source>
        <translation>Endormi %1 du temps, compté %2</translation>
    </message>
    <message>
        <source>Asleep %1 of the time, estimated %2</source>
        <translation>Endormi %1 du temps, estimé %2</translation>
    </message>
    <message>
        <source>Would free</source>
        <translation>Libérerait</translation>
    </message>
    <message>
        <source>Would have waited</source>
        <translation>Auraient attendu</translation>
    </message>
    <message>
        <source>Let it sleep</source>
        <translation>Laisser dormir</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
</context>
<context>
    <name>SleepAdviceModel</name>
    <message>
        <source>hardly anybody</source>
        <translation>presque personne</translation>
    </message>
    <message numerus="yes">
        <source>about %n a week</source>
        <translation>
            <numerusform>environ %n par semaine</numerusform>
            <numerusform>environ %n par semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n a day</source>
        <translation>
            <numerusform>environ %n par jour</numerusform>
            <numerusform>environ %n par jour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n hours</source>
        <translation>
            <numerusform>sur %n heure</numerusform>
            <numerusform>sur %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n days</source>
        <translation>
            <numerusform>sur %n jour</numerusform>
            <numerusform>sur %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sleeps from now on when nobody visits it.</source>
        <translation>%1 dort désormais quand personne ne le visite.</translation>
    </message>
</context>
<context>
    <name>WakeListModel</name>
    <message>
        <source>A visitor</source>
        <translation>Un visiteur</translation>
    </message>
    <message>
        <source>%1, over the API</source>
        <translation>%1, par l’API</translation>
    </message>
    <message>
        <source>%1, in the window</source>
        <translation>%1, dans la fenêtre</translation>
    </message>
    <message>
        <source>Started outside WakeDock</source>
        <translation>Démarré hors de WakeDock</translation>
    </message>
    <message>
        <source>Needed by %1</source>
        <translation>Requis par %1</translation>
    </message>
    <message numerus="yes">
        <source>%n waited</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>Waking</source>
        <translation>Réveil en cours</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Woken</source>
        <translation>Réveillé</translation>
    </message>
</context>
<context>
    <name>WakeRulesModel</name>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>%1 does not wake it any more.</source>
        <translation>%1 ne le réveille plus.</translation>
    </message>
    <message>
        <source>Only %1, and what else is named, wakes it.</source>
        <translation>Seuls %1 et ce qui est nommé à côté le réveillent.</translation>
    </message>
    <message>
        <source>%1 is asked about no more.</source>
        <translation>%1 ne compte plus.</translation>
    </message>
    <message>
        <source>Monitors and crawlers do not wake it any more.</source>
        <translation>Les sondes et robots ne le réveillent plus.</translation>
    </message>
    <message>
        <source>Monitors and crawlers wake it like everybody else.</source>
        <translation>Les sondes et robots le réveillent comme tout le monde.</translation>
    </message>
</context>
<context>
    <name>WakeHistory</name>
    <message>
        <source>Wakes</source>
        <translation>Réveils</translation>
    </message>
    <message>
        <source>Loading wakes</source>
        <translation>Chargement des réveils</translation>
    </message>
    <message>
        <source>Nobody woke it yet. Once it sleeps, whoever wakes it is listed here, with how long that took.</source>
        <translation>Personne ne l’a encore réveillé. Dès qu’il dort, qui le réveille apparaît ici, avec le temps que cela a pris.</translation>
    </message>
</context>
<context>
    <name>WakeHistoryRow</name>
    <message>
        <source>Never wake for this</source>
        <translation>Ne jamais réveiller pour cela</translation>
    </message>
    <message>
        <source>Never wake for this program</source>
        <translation>Ne jamais réveiller pour ce programme</translation>
    </message>
    <message>
        <source>Never wake for %1</source>
        <translation>Ne jamais réveiller pour %1</translation>
    </message>
    <message>
        <source>Never wake for this path</source>
        <translation>Ne jamais réveiller pour ce chemin</translation>
    </message>
</context>
<context>
    <name>WakeRules</name>
    <message>
        <source>It belongs to a stack: labels in the stack&apos;s files say who may wake it.</source>
        <translation>Il fait partie d’une pile : des étiquettes dans les fichiers de celle-ci disent qui peut le réveiller.</translation>
    </message>
    <message>
        <source>Who may wake it</source>
        <translation>Qui peut le réveiller</translation>
    </message>
    <message>
        <source>Only visitors who fit what is named here, one of each kind. Others are told that it sleeps.</source>
        <translation>Seuls les visiteurs qui correspondent à ce qui est nommé ici, un de chaque sorte. Les autres apprennent qu’il dort.</translation>
    </message>
    <message>
        <source>Every visitor but these. They are told that it sleeps.</source>
        <translation>Tout visiteur sauf ceux-ci. Ils apprennent qu’il dort.</translation>
    </message>
    <message>
        <source>Every visitor. Name who alone may wake it, or who never does; others are told that it sleeps.</source>
        <translation>Tout visiteur. Nommez qui seul peut le réveiller, ou qui ne le réveille jamais ; les autres apprennent qu’il dort.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Seulement</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>Never, or only</source>
        <translation>Jamais, ou seulement</translation>
    </message>
    <message>
        <source>What of the visitor</source>
        <translation>Quoi du visiteur</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Answer uptime monitors and crawlers without waking it</source>
        <translation>Répondre aux sondes et robots sans le réveiller</translation>
    </message>
</context>
<context>
    <name>SleepHours</name>
    <message>
        <source>Awake hours</source>
        <translation>Heures d’éveil</translation>
    </message>
    <message>
        <source>None: it may sleep at any time.</source>
        <translation>Aucune : il peut s’endormir à tout moment.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Remove these hours</source>
        <translation>Supprimer ces heures</translation>
    </message>
    <message>
        <source>No day chosen: every day.</source>
        <translation>Aucun jour choisi : tous les jours.</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>Ajouter des heures</translation>
    </message>
</context>
<context>
    <name>SleepSettings</name>
    <message>
        <source>Discard what you entered to see the settings as they are now.</source>
        <translation>Abandonnez votre saisie pour voir les réglages tels qu’ils sont maintenant.</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Veille</translation>
    </message>
    <message>
        <source>Put it to sleep when nobody uses it</source>
        <translation>L’endormir quand personne ne s’en sert</translation>
    </message>
    <message>
        <source>Asleep it costs no memory and no processor; its first visitor wakes it.</source>
        <translation>Endormi, il ne coûte ni mémoire ni processeur ; son premier visiteur le réveille.</translation>
    </message>
    <message>
        <source>It belongs to a stack: how it sleeps is said by labels in the stack&apos;s files, and shown here.</source>
        <translation>Il fait partie d’une pile : des étiquettes dans les fichiers de celle-ci disent comment il s’endort ; on le voit ici.</translation>
    </message>
    <message>
        <source>Idle minutes</source>
        <translation>Minutes d’inactivité</translation>
    </message>
    <message>
        <source>Without a request or an open connection.</source>
        <translation>Sans requête ni connexion ouverte.</translation>
    </message>
    <message>
        <source>Grace, seconds</source>
        <translation>Sursis, en secondes</translation>
    </message>
    <message>
        <source>One more request in them and it stays awake.</source>
        <translation>Une requête pendant ce temps et il reste éveillé.</translation>
    </message>
    <message>
        <source>Wake timeout, seconds</source>
        <translation>Délai de réveil, en secondes</translation>
    </message>
    <message>
        <source>Longer than that a wake has failed.</source>
        <translation>Au-delà, le réveil a échoué.</translation>
    </message>
    <message>
        <source>How it sleeps</source>
        <translation>Comment il dort</translation>
    </message>
    <message>
        <source>Wakes at once, and keeps its memory.</source>
        <translation>Se réveille aussitôt et garde sa mémoire.</translation>
    </message>
    <message>
        <source>Frees its memory.</source>
        <translation>Libère sa mémoire.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stop timeout, seconds</source>
        <translation>Délai d’arrêt, en secondes</translation>
    </message>
    <message>
        <source>To finish what is in flight, and to end.</source>
        <translation>Pour finir ce qui est en cours, et s’arrêter.</translation>
    </message>
    <message>
        <source>Busy from, % of a core</source>
        <translation>Occupé dès, % d’un cœur</translation>
    </message>
    <message>
        <source>Working that hard it is not idle.</source>
        <translation>À ce rythme, il n’est pas inactif.</translation>
    </message>
    <message>
        <source>Busy from, KB/s</source>
        <translation>Occupé dès, Ko/s</translation>
    </message>
    <message>
        <source>Received and sent together.</source>
        <translation>Reçus et envoyés ensemble.</translation>
    </message>
    <message>
        <source>In force at once; its container is not touched.</source>
        <translation>En vigueur aussitôt ; son conteneur n’est pas touché.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A whole number is needed here.</source>
        <translation>Il faut ici un nombre entier.</translation>
    </message>
    <message>
        <source>A number, or nothing.</source>
        <translation>Un nombre, ou rien.</translation>
    </message>
    <message>
        <source>Times are written 08:30.</source>
        <translation>Les heures s’écrivent 08:30.</translation>
    </message>
</context>
<context>
    <name>Wakefulness</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Just used</source>
        <translation>Utilisé à l’instant</translation>
    </message>
    <message>
        <source>Open connections</source>
        <translation>Connexions ouvertes</translation>
    </message>
    <message>
        <source>Busy processor</source>
        <translation>Processeur occupé</translation>
    </message>
    <message>
        <source>Busy network</source>
        <translation>Réseau occupé</translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>Travaux en cours</translation>
    </message>
    <message>
        <source>Others need it</source>
        <translation>D’autres en ont besoin</translation>
    </message>
    <message>
        <source>Others use what sleeps with it</source>
        <translation>D’autres utilisent ce qui dort avec lui</translation>
    </message>
    <message>
        <source>Use not measured</source>
        <translation>Usage non mesuré</translation>
    </message>
    <message>
        <source>Caddy cannot see it</source>
        <translation>Caddy ne le voit pas</translation>
    </message>
    <message>
        <source>Sleeps in %1</source>
        <translation>S’endort dans %1</translation>
    </message>
    <message>
        <source>Idle, sleeps in %1</source>
        <translation>Inactif, s’endort dans %1</translation>
    </message>
    <message>
        <source>Kept awake until %1</source>
        <translation>Gardé éveillé jusqu’à %1</translation>
    </message>
    <message>
        <source>Kept awake</source>
        <translation>Gardé éveillé</translation>
    </message>
    <message>
        <source>Awake hours until %1</source>
        <translation>Heures d’éveil jusqu’à %1</translation>
    </message>
    <message>
        <source>Awake hours</source>
        <translation>Heures d’éveil</translation>
    </message>
</context>
<context>
    <name>LoadingPage</name>
    <message>
        <source>Undo your changes to see the page as it is now.</source>
        <translation>Annulez vos modifications pour voir la page telle qu’elle est maintenant.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>This is no PNG, JPEG, WebP or GIF.</source>
        <translation>Ce n’est pas une image PNG, JPEG, WebP ou GIF.</translation>
    </message>
    <message>
        <source>The picture is larger than 48 KB. A smaller one loads faster, too.</source>
        <translation>L’image dépasse 48 Ko. Une plus petite se charge aussi plus vite.</translation>
    </message>
</context>
<context>
    <name>LoadingPageCard</name>
    <message>
        <source>It belongs to a stack: labels in the stack&apos;s files say what this page shows.</source>
        <translation>Il fait partie d’une pile : des étiquettes dans les fichiers de celle-ci disent ce que montre cette page.</translation>
    </message>
    <message>
        <source>Loading page</source>
        <translation>Page d’attente</translation>
    </message>
    <message>
        <source>Browsers see this page while the service wakes. It opens by itself; everybody else just waits.</source>
        <translation>Les navigateurs voient cette page pendant le réveil du service. Elle s’ouvre d’elle-même ; tous les autres attendent simplement.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Title of the loading page</source>
        <translation>Titre de la page d’attente</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Message of the loading page</source>
        <translation>Message de la page d’attente</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Visitor&apos;s</source>
        <translation>Du visiteur</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Accent</translation>
    </message>
    <message>
        <source>Accent of the loading page, as #rrggbb</source>
        <translation>Couleur d’accent de la page d’attente, sous la forme #rrggbb</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP or GIF, at most 48 KB.</source>
        <translation>PNG, JPEG, WebP ou GIF, 48 Ko au plus.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the logo</source>
        <translation>Retirer le logo</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Logo: choose a file</source>
        <translation>Logo : choisir un fichier</translation>
    </message>
    <message>
        <source>Show the last line of its log to whoever waits</source>
        <translation>Montrer la dernière ligne de son journal à qui attend</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the loading page</source>
        <translation>Enregistrer la page d’attente</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Annuler les modifications</translation>
    </message>
    <message>
        <source>In force at once, without a deployment.</source>
        <translation>En vigueur aussitôt, sans déploiement.</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.gif)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>LoadingPagePreview</name>
    <message>
        <source>Preview: %1. %2</source>
        <translation>Aperçu : %1. %2</translation>
    </message>
</context>
<context>
    <name>FormRun</name>
    <message>
        <source>Somebody else changed this while you were editing it.</source>
        <translation>Quelqu’un d’autre a changé cela pendant que vous le modifiiez.</translation>
    </message>
</context>
</TS>
