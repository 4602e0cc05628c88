/* The worker of a site that has none any more. It takes the place of the one that readers still have, deletes what that one
   kept, of this site and no other, and goes. Pages that are open stay as they are. */
const own = `activities:${new URL("./", location).pathname}:offline.`;
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  await registration.unregister();
})()));
