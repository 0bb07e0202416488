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
    <name>AppDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
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
        <source>Domain</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Caddy publishes the service here.</source>
        <translation>Caddy publie le service ici.</translation>
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
    <name>OperationRow</name>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
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
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 percent done</source>
        <translation>%1 pour cent</translation>
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
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Redeploy</source>
        <translation>Redéployer</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
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
</context>
<context>
    <name>ServiceRow</name>
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
</context>
</TS>
