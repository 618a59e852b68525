/* build_lists.c - lists of names: actions, duties, facts. Where only what is decided at loading can
 * condition an entry, readings do, and nothing else may. */
#include <string.h>

#include "libcomplaint/policy/making.h"

uint16_t cpl_action_named(cpl_build *b, const char *name) {
  const cpl_making *making = b->making;
  size_t count = making->process->action_count;
  uint16_t action = CPL_FIND(making->effects, count, name);
  if (action == CPL_NONE) CPL_UNKNOWN(b, "step", name, making->effects, count);
  return action;
}

uint16_t cpl_kind_named(cpl_build *b, const char *name) {
  const cpl_making *making = b->making;
  for (uint16_t i = 1; i < making->process->kind_count; i++)
    if (strcmp(making->kinds[i].name, name) == 0) return i;
  CPL_UNKNOWN(b, "kind of item", name, making->kinds + 1, making->process->kind_count - 1u);
  return CPL_NONE;
}

bool cpl_static_holds(cpl_build *b, const cpl_tree *entry) {
  cpl_row row;
  size_t before = b->making->drafts.count;
  if (cpl_row_of(b, entry, &row) != NULL) return false;
  if (b->making->drafts.count != before || row.must != 0 || row.must_not != 0)
    cpl_wrong(b, "only a reading may condition an entry of this list");
  return true;
}

static bool is_conditional(const cpl_tree *entry) {
  return entry->kind == CPL_TREE_TABLE && entry->as.table.member_count > 0;
}

static void add_number(cpl_build *b, const cpl_tree *name, cpl_naming naming, cpl_pile *pile) {
  const char *text = cpl_name_at(b, name, "a name");
  uint16_t number = text == NULL ? CPL_NONE : naming(b, text);
  if (number == CPL_NONE) return;
  uint16_t *items = pile->items;
  for (size_t i = 0; i < pile->count; i++)
    if (items[i] == number) return;
  uint16_t *added = cpl_pile_add(b, pile, sizeof *added);
  if (added == NULL) return;
  items = pile->items;
  size_t at = pile->count - 1;
  for (; at > 0 && items[at - 1] > number; at--) items[at] = items[at - 1];
  items[at] = number;
}

static void add_numbers(cpl_build *b, const cpl_tree *entry, cpl_naming naming, cpl_pile *pile) {
  if (entry->kind != CPL_TREE_TABLE) {
    add_number(b, entry, naming, pile);
    return;
  }
  if (is_conditional(entry) && !cpl_keys(b, entry, "an entry", "when unless")) return;
  if (is_conditional(entry) && !cpl_static_holds(b, entry)) return;
  for (size_t i = 0; i < entry->as.table.count; i++)
    add_number(b, &entry->as.table.items[i], naming, pile);
}

cpl_numbers cpl_static_list(cpl_build *b, const cpl_tree *table, const char *name,
                            cpl_naming naming) {
  const cpl_tree *list = cpl_member_of(table, name);
  cpl_pile pile = {NULL, 0, 0};
  size_t mark = cpl_enter(b, name);
  for (size_t i = 0; i < cpl_tree_count(list); i++) {
    size_t here = cpl_enter_entry(b, list, i);
    add_numbers(b, cpl_tree_at(list, i), naming, &pile);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  return (cpl_numbers){pile.items, pile.count};
}

cpl_set cpl_static_set(cpl_build *b, const cpl_tree *table, const char *name, cpl_naming naming) {
  cpl_numbers numbers = cpl_static_list(b, table, name, naming);
  cpl_set set = 0;
  for (size_t i = 0; i < numbers.count; i++) set |= cpl_bit(numbers.items[i]);
  return set;
}

cpl_span cpl_list_keep(cpl_build *b, const uint16_t *numbers, size_t count) {
  cpl_pile *pile = &b->making->lists;
  cpl_span span = {(uint16_t)pile->count, (uint16_t)count};
  for (size_t i = 0; i < count; i++) {
    uint16_t *number = cpl_pile_add(b, pile, sizeof *number);
    if (number != NULL) *number = numbers[i];
  }
  return span;
}
