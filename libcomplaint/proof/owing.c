/* owing.c - see owing.h. */
#include "libcomplaint/proof/owing.h"

bool cpl_rules_within(const cpl_rules *some, const cpl_rules *others) {
  uint64_t beyond = 0;
  for (unsigned i = 0; i < CPL_RULE_WORDS; i++) beyond |= some->words[i] & ~others->words[i];
  return beyond == 0;
}

bool cpl_rule_is_done_by(const cpl_process *process, unsigned rule, unsigned action) {
  const cpl_duty_rule *r = &process->rules[rule];
  return r->trigger != CPL_ALWAYS && (process->effects[action].counts_as & cpl_bit(r->action));
}

bool cpl_rule_is_plain(const cpl_process *process, unsigned rule) {
  return process->rules[rule].trigger <= CPL_IN_FORCE;
}

static bool is_set_off(const cpl_process *p, unsigned rule, unsigned action, cpl_set steps,
                       uint16_t added) {
  const cpl_duty_rule *r = &p->rules[rule];
  if (added != 0 && r->kind == added && (r->trigger == CPL_IN_FORCE || r->trigger == CPL_ALWAYS))
    return true;
  if (r->trigger >= CPL_SET_MAX) return false;
  cpl_set trigger = cpl_bit(r->trigger);
  return (p->effects[action].counts_as & trigger) ||
         (added != 0 && r->kind == added && (steps & trigger));
}

void cpl_rules_turn(const cpl_process *process, unsigned action, cpl_set steps, uint16_t added,
                    cpl_rules *open) {
  cpl_set undone = process->effects[action].undoes;
  for (unsigned i = 0; i < process->rule_count; i++) {
    uint8_t trigger = process->rules[i].trigger;
    bool is_void = trigger < CPL_SET_MAX && (undone & cpl_bit(trigger));
    if (is_void || cpl_rule_is_done_by(process, i, action)) cpl_rules_drop(open, i);
    if (is_set_off(process, i, action, steps, added)) cpl_rules_add(open, i);
  }
}
