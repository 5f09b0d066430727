// The places of a form: where a field, a row or a table stands on the page, found by the object that holds its value.
//
// place = {holder, name, node, focus(), show(findings), update?(), asked?()}; name "" is the row as a whole.

export class Places {
  constructor() {
    this.holders = new Map(); // holder → Map(name → place)
  }

  add(place) {
    if (!this.holders.has(place.holder)) this.holders.set(place.holder, new Map());
    this.holders.get(place.holder).set(place.name, place);
  }

  /** Forget the fields of a row; the row itself stays where it is. */
  dropFields(holder) {
    const row = this.at(holder, "");
    this.holders.delete(holder);
    if (row) this.add(row);
  }

  drop(holder) {
    this.holders.delete(holder);
  }

  at(holder, name) {
    return this.holders.get(holder)?.get(name);
  }

  /** The places of one holder. */
  of(holder) {
    return [...(this.holders.get(holder)?.values() ?? [])];
  }

  all() {
    return [...this.holders.values()].flatMap((named) => [...named.values()]);
  }
}
