// Makes JupyterLab a place for people who have never seen a notebook: what is folded runs by itself when a notebook is
// opened and when its kernel has come back, the sidebars are folded, and one button leads home.
//
// Written by hand as the module container that JupyterLab loads: nothing is shared with it and nothing is built.

(() => {
  const HOME = "Beranda.ipynb";
  const FRESH = new Set([HOME]); // what is run again each time it is looked at
  const GONE = new Set(["restarting", "autorestarting", "dead"]);
  const PATIENCE = 60000; // ms for a kernel to start on a slow laptop

  // Folded code leaves a grey bar and a number behind; View → Show Code still brings it back.
  const STYLE = ".jp-InputPlaceholder, .jp-OutputPlaceholder, .jp-InputPrompt, .jp-OutputPrompt { display: none !important; }";

  const known = new WeakMap(); // notebook → whether its outputs are those of the kernel that runs now

  const isNotebook = (widget) => Boolean(widget?.context?.path?.endsWith(".ipynb") && widget.sessionContext);
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  /** Run all cells of the notebook that is in front, once JupyterLab can. */
  async function run(app, notebook) {
    await notebook.revealed;
    await notebook.context.ready;
    await notebook.sessionContext.ready;
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(100)) {
      if (notebook.isDisposed || app.shell.currentWidget !== notebook || known.get(notebook)) return;
      if (app.commands.isEnabled("notebook:run-all-cells") && notebook.sessionContext.session?.kernel) {
        known.set(notebook, true);
        await app.commands.execute("notebook:run-all-cells");
        if (!notebook.isDisposed) await notebook.context.save(); // or the browser asks whether to leave the page
        return;
      }
    }
  }

  /** Remember a notebook the first time that it is seen, and when its kernel goes. */
  function meet(app, notebook) {
    if (known.has(notebook)) {
      if (FRESH.has(notebook.context.path)) known.set(notebook, false);
      return;
    }
    known.set(notebook, false);
    notebook.sessionContext.statusChanged.connect((_, status) => {
      if (GONE.has(status)) known.set(notebook, false);
      else if (status === "idle") run(app, notebook);
    });
  }

  function activate(app) {
    document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
    app.commands.addCommand("bimtek:home", {
      label: "Beranda",
      caption: "Kembali ke halaman awal",
      execute: () => app.commands.execute("docmanager:open", { path: HOME }),
    });
    app.commands.addCommand("bimtek:run", {
      label: "Muat ulang isian",
      caption: "Tampilkan lagi semua isian yang tersimpan",
      execute: () => {
        const notebook = app.shell.currentWidget;
        if (!isNotebook(notebook)) return;
        known.set(notebook, false);
        return run(app, notebook);
      },
    });
    const look = () => {
      const notebook = app.shell.currentWidget;
      if (!isNotebook(notebook)) return;
      meet(app, notebook);
      run(app, notebook);
    };
    app.shell.currentChanged.connect(look);
    app.restored.then(() => {
      app.shell.collapseLeft?.();
      app.shell.collapseRight?.();
      look();
    });
  }

  const plugin = { id: "bimtek-lab:plugin", description: "A place for people who never saw a notebook", autoStart: true, activate };
  globalThis._JUPYTERLAB = globalThis._JUPYTERLAB ?? {};
  globalThis._JUPYTERLAB["bimtek-lab"] = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
