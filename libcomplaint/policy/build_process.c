/* build_process.c - one process: survey, numbering, making (see making.h). */
#include <string.h>

#include "libcomplaint/policy/making.h"

static void name_actions(cpl_build *b) {
  cpl_making *making = b->making;
  making->named = cpl_named_members(b, making->tree, "actions", "an action", CPL_SET_MAX);
  size_t count = making->named.count;
  making->actions = cpl_build_array(b, count, sizeof *making->actions);
  making->effects = cpl_build_array(b, count, sizeof *making->effects);
  if (making->actions == NULL || making->effects == NULL) return;
  size_t mark = cpl_enter(b, "actions");
  for (size_t i = 0; i < count; i++) {
    const char *name = making->named.members[i]->name;
    size_t here = cpl_enter(b, name);
    making->effects[i].name = cpl_build_text(b, name);
    if (cpl_is_trigger(name))
      cpl_wrong(b, "`%s` is a word of the language: call the action something else", name);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  making->process->actions = making->actions;
  making->process->effects = making->effects;
  making->process->action_count = (uint16_t)(b->failed ? 0 : count);
}

/* Before each of the two runs: nothing but the names. */
static void clear(cpl_making *making) {
  cpl_process *process = making->process;
  for (uint16_t i = 0; i < process->action_count; i++) {
    const char *name = making->effects[i].name;
    making->effects[i] = (cpl_effect){.name = name};
    making->actions[i] = (cpl_action){.more = 0};
  }
  making->entries.count = making->owed.count = making->constants.count = 0;
  making->offence_rows.count = 0;
}

static bool has_flag(const cpl_making *making, unsigned flag) {
  for (uint16_t i = 0; i < making->process->action_count; i++)
    if (making->actions[i].flags & flag) return true;
  return false;
}

/* The facts by which the engine reads an allegation, where actions carry them. */
static uint16_t fact_of_type(cpl_build *b, cpl_type type) {
  uint16_t found = CPL_NONE;
  for (uint16_t fact = 0; fact < b->model->fact_count; fact++) {
    if (b->model->facts[fact].type != type || !b->making->carried[fact]) continue;
    if (found != CPL_NONE)
      cpl_wrong(b, "`%s` and `%s` are both of type %s: a process that finds has one of them",
                b->model->facts[found].name, b->model->facts[fact].name, cpl_type_name(type));
    found = fact;
  }
  return found;
}

static void use_findings(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_process *process = making->process;
  process->offence = process->finding = process->variant = CPL_NONE;
  if (!has_flag(making, CPL_FINDS | CPL_IMPOSES)) return;
  uint16_t offence = fact_of_type(b, CPL_OFFENCE);
  uint16_t variant = CPL_FIND(b->model->facts, b->model->fact_count, "variant");
  if (offence != CPL_NONE) process->offence = cpl_use(b, offence);
  cpl_check_shown(b, offence, "the list of sanctions");
  if (variant != CPL_NONE) process->variant = cpl_use(b, variant);
  for (uint16_t i = 0; i < process->action_count; i++) {
    uint16_t finding = making->effects[i].finds;
    if (finding == CPL_NONE) continue;
    if (process->finding != CPL_NONE && process->finding != finding)
      cpl_wrong(b, "`%s` finds into another fact: a process has one finding",
                making->effects[i].name);
    process->finding = finding;
  }
}

static void run(cpl_build *b, size_t root) {
  cpl_making *making = b->making;
  cpl_process *process = making->process;
  clear(making);
  cpl_build_kind_facts(b);
  size_t mark = cpl_enter(b, "actions");
  for (uint16_t i = 0; i < process->action_count; i++) cpl_build_action(b, i);
  cpl_build_owed(b);
  cpl_leave(b, mark);
  use_findings(b);
  char *here = cpl_build_scratch(b, b->path.size + 1, 1);
  if (here == NULL) return;
  memcpy(here, cpl_text_get(&b->path), b->path.size);
  cpl_leave(b, root);
  cpl_build_parties(b);
  if (has_flag(making, CPL_FINDS) && process->offence != CPL_NONE) cpl_build_offence_rows(b);
  (void)cpl_enter(b, here);
  process->guideline_key = CPL_NONE;
  if (has_flag(making, CPL_IMPOSES)) cpl_use_guideline(b);
}

static void finish(cpl_build *b) {
  cpl_making *making = b->making;
  cpl_process *process = making->process;
  const cpl_pile *piles[] = {&making->entries, &making->owed,      &making->values,
                             &making->lists,   &making->constants, &making->offence_rows};
  cpl_derive(b);
  for (size_t i = 0; i < sizeof piles / sizeof *piles; i++)
    if (piles[i]->count > UINT16_MAX)
      cpl_wrong(b, "process `%s` is too large: split it", process->name);
  process->entries = cpl_pile_keep(b, &making->entries, sizeof(cpl_entry));
  process->owed = cpl_pile_keep(b, &making->owed, sizeof(cpl_owed));
  process->values = cpl_pile_keep(b, &making->values, sizeof(cpl_value));
  process->lists = cpl_pile_keep(b, &making->lists, sizeof(uint16_t));
  process->constants = cpl_pile_keep(b, &making->constants, sizeof(cpl_constant));
  process->offence_rows = cpl_pile_keep(b, &making->offence_rows, sizeof(cpl_row));
  process->offence_row_count = (uint16_t)making->offence_rows.count;
}

static bool begin(cpl_build *b, cpl_making *making) {
  uint16_t facts = b->model->fact_count;
  making->survey = true;
  making->field_of = cpl_build_scratch(b, facts, sizeof *making->field_of);
  making->carried = cpl_build_scratch(b, facts, sizeof *making->carried);
  making->own = cpl_build_scratch(b, facts, sizeof *making->own);
  if (b->failed) return false;
  for (uint16_t i = 0; i < facts; i++) making->field_of[i] = CPL_NONE;
  b->making = making;
  cpl_build_kinds(b);
  name_actions(b);
  if (b->failed) return false;
  size_t mark = cpl_enter(b, "actions");
  cpl_build_rules(b);
  cpl_leave(b, mark);
  return !b->failed;
}

static void check_start(cpl_build *b) {
  const cpl_making *making = b->making;
  if (!making->process->standing && !has_flag(making, CPL_STARTS))
    cpl_wrong(b, "no action of `%s` starts a case: give one `starts = true`",
              making->process->name);
}

static void build_process(cpl_build *b, const cpl_tree *tree, cpl_process *process, size_t root) {
  cpl_making making = {.process = process, .tree = tree};
  if (!cpl_keys(b, tree, "a process", "standing items actions zh en")) return;
  process->label = cpl_label_of(b, tree);
  process->standing = cpl_flag_member(b, tree, "standing");
  if (begin(b, &making)) {
    run(b, root);
    check_start(b);
    if (!b->failed && b->problems->errors == 0 && cpl_number_fields(b) && cpl_number_atoms(b)) {
      run(b, root);
      finish(b);
    }
  }
  b->making = NULL;
}

void cpl_build_processes(cpl_build *b) {
  cpl_named named = cpl_named_members(b, b->root, "processes", "a process", CPL_NONE - 1);
  cpl_process *processes = cpl_build_array(b, named.count, sizeof *processes);
  if (processes == NULL) return;
  if (named.count == 0) cpl_wrong(b, "the policy has no process: declare one in `processes`");
  size_t root = b->path.size, mark = cpl_enter(b, "processes");
  for (size_t i = 0; i < named.count && !b->failed; i++) {
    size_t here = cpl_enter(b, named.members[i]->name);
    processes[i].name = cpl_build_text(b, named.members[i]->name);
    build_process(b, &named.members[i]->value, &processes[i], root);
    cpl_leave(b, here);
  }
  cpl_leave(b, mark);
  b->model->processes = processes;
  b->model->process_count = (uint16_t)(b->failed ? 0 : named.count);
}
