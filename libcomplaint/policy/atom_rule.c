/* atom_rule.c - see atom_rule.h. */
#include "libcomplaint/policy/atom_rule.h"

#include <stdio.h>

static bool asks(cpl_row row, cpl_set atom) {
  return ((row.must | row.must_not) & atom) != 0;
}

static bool some_entry_asks(const cpl_process *p, unsigned first, unsigned count, cpl_set atom) {
  for (unsigned i = first; i < first + count; i++)
    if (asks(p->entries[i].when, atom)) return true;
  return false;
}

/* The key of an action under which the atom stands; NULL: under none. */
static const char *key_of(const cpl_process *p, uint16_t number, cpl_set atom) {
  const cpl_action *action = &p->actions[number];
  unsigned to = 0u + action->more + action->more_by, after = to + action->more_to;
  unsigned needs = after + action->more_after;
  if (asks(action->when, atom)) return "when";
  if (some_entry_asks(p, action->more, action->more_by, atom)) return "by";
  if (some_entry_asks(p, to, action->more_to, atom)) return "to";
  if (some_entry_asks(p, after, action->more_after, atom)) return "after";
  if (some_entry_asks(p, needs, action->more_needs, atom)) return "needs";
  for (uint16_t i = 0; i < p->rule_count; i++)
    for (uint16_t k = 0; p->rules[i].action == number && k < p->rules[i].entries.count; k++)
      if (asks(p->owed[p->rules[i].entries.first + k].when, atom)) return "owed";
  return NULL;
}

static const char *offence_of(const cpl_model *model, const cpl_process *p, cpl_set atom) {
  for (uint16_t i = 0; p->offence_spans != NULL && i < model->offence_count; i++)
    for (uint16_t k = 0; k < p->offence_spans[i].count; k++)
      if (asks(p->offence_rows[p->offence_spans[i].first + k], atom))
        return model->offences[i].name;
  return NULL;
}

void cpl_atom_rule(const cpl_model *model, const cpl_process *process, unsigned atom, char *out,
                   size_t size) {
  cpl_set bit = cpl_bit(atom);
  out[0] = '\0';
  for (uint16_t i = 0; i < process->action_count; i++) {
    const char *key = key_of(process, i, bit);
    if (key == NULL) continue;
    (void)snprintf(out, size, "%s.%s.%s", process->name, process->effects[i].name, key);
    return;
  }
  const char *offence = offence_of(model, process, bit);
  if (offence != NULL) (void)snprintf(out, size, "offences.%s.when", offence);
  for (uint16_t i = 0; offence == NULL && i < model->role_count; i++)
    if (asks(process->present[i], bit))
      (void)snprintf(out, size, "roles.%s.present", model->roles[i].name);
}
