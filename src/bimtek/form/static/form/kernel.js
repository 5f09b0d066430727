// anywidget: the host is a kernel (bimtek.notebook.widget).

import { mount } from "./exercise.js";
import { newId } from "./values.js";

const ANSWER_WITHIN = 10000; // ms
const DEAD_AFTER = 1000; // ms, once JupyterLab has said that the kernel went

function kernelHost(model) {
  const waiting = new Map(); // id → {resolve, reject}
  let alive = true;
  let lost = () => {};
  const listen = ({ id, answer }) => {
    alive = true;
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  };
  const leave = () => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new Error("kernel"));
    waiting.clear();
    lost();
  };
  model.on("msg:custom", listen);
  model.on("comm_live_update", leave);
  const ask = (what, content = {}) => new Promise((resolve, reject) => {
    const id = newId();
    waiting.set(id, { resolve, reject });
    setTimeout(() => waiting.delete(id) && reject(new Error(what)), alive ? ANSWER_WITHIN : DEAD_AFTER);
    model.send({ id, what, ...content });
  });
  return {
    open: () => ask("open"),
    save: (content) => ask("save", content),
    check: (values) => ask("check", { values }),
    history: () => ask("history"),
    version: (revision) => ask("version", { revision }),
    propose: () => ask("propose"),
    search: (source, words) => ask("search", { source, words }),
    ping: () => ask("ping"),
    watch: (listener) => (lost = listener),
    advice: "Bila berlanjut, tekan “Muat ulang isian” di atas, atau jalankan lagi sel ini",
    close: () => {
      model.off("msg:custom", listen);
      model.off("comm_live_update", leave);
    },
  };
}

export function render({ model, el }) {
  const host = kernelHost(model);
  const form = mount(el, host);
  return () => {
    form.destroy();
    host.close();
  };
}
