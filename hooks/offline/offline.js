/* Loaded when a page has been there for a while: has the worker registered, and says in a line what it has to say. */
((root) => {
  const greet = (worker) => worker?.postMessage({
    v: root.dataset.v, urls: performance.getEntriesByType("resource").map(({ name }) => name),
  });
  try {
    const workers = navigator.serviceWorker;
    workers.onmessage = ({ data }) => {
      self.news = data;
      document.head.append(Object.assign(document.createElement("script"), { src: root.dataset.root + "/assets/news.js" }));
    };
    workers.oncontrollerchange = () => greet(workers.controller);
    workers.register(root.dataset.root + "/sw.js", { updateViaCache: "none" }).then(() => greet(workers.controller), () => {});
  } catch (refused) { /* no worker here, or not allowed */ }
})(document.documentElement);
