/* case_tables.c - see case_tables.h. */
#include "cli/case_tables.h"

#include <string.h>

#include "cli/cli.h"
#include "cli/table.h"
#include "libcomplaint/case/case.h"
#include "libcomplaint/case/decision_json.h"
#include "libcomplaint/case/explain.h"
#include "libcomplaint/policy/labels.h"

enum { DAY_SECONDS = 86400 };

/* ---- words ----------------------------------------------------------------------------------- */

typedef enum word {
  ACTIONS,
  DUTIES,
  SANCTIONS,
  LAWS,
  NO_LAW,
  BREACHES,
  NO_BREACHES,
  AT_REST,
  NOT_AT_REST,
  OPEN,
  REFUSED,
  NEEDS,
  HEEDS,
  BULLET,
  WHO,
  TO,
  FOR,
  DAY,
  DAYS,
  EVENT,
  BY,
  VOID_ACT,
  TARGET,
  STILL,
  PROVISIONAL,
  SHOWN,           /* in the order of cpl_duty_shown   */
  WHY = SHOWN + 4, /* in the order of cpl_breach_kind  */
  WORDS = WHY + 5
} word;

static const char *const WORDS_IN[WORDS][2] = {
    [ACTIONS] = {"可办事项", "Actions"},
    [DUTIES] = {"应办义务", "Duties"},
    [SANCTIONS] = {"可作处理", "Sanctions"},
    [LAWS] = {"行为时施行的版本", "Read under the law of another day"},
    [NO_LAW] = {"无施行中的版本", "none was in force"},
    [BREACHES] = {"违规", "Breaches"},
    [NO_BREACHES] = {"无违规", "no breaches"},
    [AT_REST] = {"已了结", "at rest"},
    [NOT_AT_REST] = {"未了结", "not at rest"},
    [OPEN] = {"可办", "open"},
    [REFUSED] = {"不可", "refused"},
    [NEEDS] = {"  须填 ", "  needs "},
    [HEEDS] = {"  请注意 ", "  heed "},
    [BULLET] = {"  · ", "  - "},
    [WHO] = {"：", ": "},
    [TO] = {" → ", " -> "},
    [FOR] = {"已 ", "for "},
    [DAY] = {" 天", " day"},
    [DAYS] = {" 天", " days"},
    [EVENT] = {"事件 ", "event "},
    [BY] = {"，", ", "},
    [VOID_ACT] = {"（无权，无效）", " (void)"},
    [TARGET] = {"（目标）", " (target)"},
    [STILL] = {"时限中止", "stands still"},
    [PROVISIONAL] = {"（暂定）", " (provisional)"},
    [(int)SHOWN + (int) CPL_SHOWN_OWED] = {"未了", "owed"},
    [(int)SHOWN + (int) CPL_SHOWN_OVERDUE] = {"逾期", "overdue"},
    [(int)SHOWN + (int) CPL_SHOWN_DONE] = {"完成", "done"},
    [(int)SHOWN + (int) CPL_SHOWN_VOID] = {"失效", "void"},
    [(int)WHY + (int) CPL_UNLAWFUL] = {"违规办理", "unlawful"},
    [(int)WHY + (int) CPL_LATE] = {"迟办", "late"},
    [(int)WHY + (int) CPL_GAP] = {"空缺", "gap"},
    [(int)WHY + (int) CPL_OVERDUE] = {"逾期", "overdue"},
    [(int)WHY + (int) CPL_MISSED] = {"未办", "missed"},
};

static const char *say(const cli_teller *teller, word number) {
  return WORDS_IN[number][teller->language == COMPLAINT_EN];
}

void cli_teller_begin(cli_teller *teller, const complaint_decision *decision,
                      complaint_language language) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *teller = (cli_teller){
      .decision = decision, .language = language, .namer = cpl_decision_namer(decision)};
  cpl_text_begin(&teller->text, &memory);
  cpl_speaker_begin(&teller->speaker, decision, &teller->namer, language, &teller->text);
}

void cli_teller_end(cli_teller *teller) {
  cpl_speaker_end(&teller->speaker);
  cpl_text_end(&teller->text);
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void end_table(cli_teller *teller, cli_table *table, word heading) {
  if (table->count > 0) (void)printf("\n%s\n", say(teller, heading));
  if (teller->text.failed || !cli_table_print(table, stdout, cli_colours())) teller->failed = true;
  cli_table_end(table);
}

static const char *action_label(const cli_teller *teller, uint16_t action) {
  return cpl_label_text(teller->namer.process->effects[action].label, teller->language, "");
}

static const char *role_labels(cli_teller *teller, cpl_set roles) {
  const char *list = NULL;
  CPL_EACH(i, roles) {
    const cpl_role *role = &teller->namer.model->roles[i];
    const char *label = cpl_label_text(role->label, teller->language, role->name);
    list = cpl_spoken_and(&teller->speaker, list, label);
  }
  return list == NULL ? "" : list;
}

/* Two texts as one. */
static const char *joined(cli_teller *teller, const char *one, const char *two) {
  cpl_text text;
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text_begin(&text, &memory);
  cpl_text_adds(&text, one);
  cpl_text_adds(&text, two);
  const char *whole = cpl_spoken_text(&teller->speaker, cpl_text_get(&text));
  teller->failed = teller->failed || text.failed;
  cpl_text_end(&text);
  return whole;
}

void cli_tell_head(cli_teller *teller) {
  const complaint_decision *d = teller->decision;
  const cpl_model *model = teller->namer.model;
  const cpl_process *process = teller->namer.process;
  const char *stage = "";
  if (d->stage != 0) {
    const cpl_effect *effect = &process->effects[d->stage - 1];
    stage = cpl_label_text(effect->stage, teller->language, effect->name);
  }
  (void)printf("%s  ", complaint_case_id(d->of));
  cli_print(stdout, cpl_label_text(process->label, teller->language, process->name));
  (void)printf("  %s@%s  %s  %s", model->id, model->version,
               cpl_spoken_moment(&teller->speaker, d->now),
               say(teller, d->at_rest ? AT_REST : NOT_AT_REST));
  (void)fputs(stage[0] == '\0' ? "" : "  ", stdout);
  cli_print(stdout, stage);
  (void)fputc('\n', stdout);
}

/* ---- actions --------------------------------------------------------------------------------- */

enum {
  ACTION_COLUMNS = 4,
  DUTY_COLUMNS = 6,
  SANCTION_COLUMNS = 4,
  LAW_COLUMNS = 3,
  BREACH_COLUMNS = 6
};

/* "answer the complainant: clerk": what it is, and whose it is. */
static const char *what_and_who(cli_teller *teller, uint16_t action, cpl_set by) {
  const char *label = action_label(teller, action);
  if (by == 0) return label;
  const char *who = role_labels(teller, by);
  return label[0] == '\0' ? who : joined(teller, joined(teller, label, say(teller, WHO)), who);
}

/* A line more below the last column. */
static void put_below(cli_table *table, size_t columns, const char *text) {
  for (size_t k = 0; k + 1 < columns; k++) cli_table_cell(table, CLI_PLAIN, "");
  cli_table_cell(table, CLI_FAINT, text);
}

static void put_action(cli_teller *teller, cli_table *table, const cpl_answer *answer) {
  bool open = answer->reason_count == 0;
  const cpl_reason *reasons = cpl_decision_reasons(teller->decision, answer->reason);
  cli_table_cell(table, open ? CLI_GOOD : CLI_FAINT, say(teller, open ? OPEN : REFUSED));
  cli_table_cell(table, open ? CLI_STRONG : CLI_PLAIN,
                 teller->namer.process->effects[answer->action].name);
  cli_table_cell(table, CLI_PLAIN, cpl_namer_item(&teller->namer, answer->on));
  cli_table_cell(table, CLI_PLAIN, what_and_who(teller, answer->action, answer->by));
  if (answer->needs != 0) {
    const char *needs = cpl_spoken_needs(&teller->speaker, answer->action, answer->needs);
    put_below(table, ACTION_COLUMNS, joined(teller, say(teller, NEEDS), needs));
  }
  const uint16_t heeds = teller->namer.process->effects[answer->action].heeds;
  if (open && heeds != 0) {
    const char *cites = cpl_spoken_cites(&teller->speaker, heeds);
    put_below(table, ACTION_COLUMNS, joined(teller, say(teller, HEEDS), cites));
  }
  const cpl_about about = cpl_about_answer(&teller->speaker, answer);
  for (uint32_t i = 0; i < answer->reason_count; i++) {
    if (cpl_reason_repeats(teller->namer.process, reasons, answer->reason_count, i)) continue;
    const char *reason = cpl_told_reason(&teller->speaker, &about, reasons[i]).why;
    put_below(table, ACTION_COLUMNS, joined(teller, say(teller, BULLET), reason));
  }
}

void cli_tell_actions(cli_teller *teller) {
  const complaint_decision *d = teller->decision;
  cli_table table;
  cli_table_begin(&table, ACTION_COLUMNS);
  for (int refused = 0; refused <= 1; refused++)
    for (uint32_t i = 0; i < d->answer_count; i++)
      if ((d->answers[i].reason_count > 0) == (refused == 1))
        put_action(teller, &table, &d->answers[i]);
  end_table(teller, &table, ACTIONS);
}

/* ---- duties ---------------------------------------------------------------------------------- */

/* How long it has been owed. */
static const char *age(cli_teller *teller, const cpl_duty_answer *duty) {
  if (duty->state > CPL_SHOWN_OVERDUE || duty->since > teller->decision->now) return "";
  int64_t days = (teller->decision->now - duty->since) / DAY_SECONDS;
  const char *number = cpl_spoken_number(&teller->speaker, days);
  return joined(teller, joined(teller, say(teller, FOR), number),
                say(teller, days == 1 ? DAY : DAYS));
}

/* Its due, and what is to be known of it; what stands still has none. */
static const char *due(cli_teller *teller, const cpl_duty_answer *duty) {
  char text[CPL_MOMENT_TEXT];
  if (duty->suspended && duty->state <= CPL_SHOWN_OVERDUE) return say(teller, STILL);
  cpl_namer_due(&teller->namer, duty->due, text);
  const char *told = cpl_spoken_text(&teller->speaker, text);
  if (duty->due.provisional) told = joined(teller, told, say(teller, PROVISIONAL));
  return duty->soft ? joined(teller, told, say(teller, TARGET)) : told;
}

static void put_duty(cli_teller *teller, cli_table *table, const cpl_duty_answer *duty) {
  static const cli_style STYLES[] = {CLI_PLAIN, CLI_BAD, CLI_FAINT, CLI_FAINT};
  const cpl_duty_rule *rule = &teller->namer.process->rules[duty->rule];
  cli_table_cell(table, STYLES[duty->state], say(teller, (word)(SHOWN + (int)duty->state)));
  cli_table_cell(table, CLI_STRONG, rule->name);
  cli_table_cell(table, CLI_PLAIN, cpl_namer_item(&teller->namer, duty->on));
  cli_table_cell(table, STYLES[duty->state], due(teller, duty));
  cli_table_cell(table, CLI_PLAIN, age(teller, duty));
  const char *text = what_and_who(teller, rule->action, duty->by);
  if (duty->to != 0)
    text = joined(teller, joined(teller, text, say(teller, TO)), role_labels(teller, duty->to));
  cli_table_cell(table, CLI_PLAIN, text);
}

void cli_tell_duties(cli_teller *teller) {
  const complaint_decision *d = teller->decision;
  cli_table table;
  cli_table_begin(&table, DUTY_COLUMNS);
  for (int over = 0; over <= 1; over++)
    for (uint32_t i = 0; i < d->duty_count; i++)
      if ((d->duties[i].state > CPL_SHOWN_OVERDUE) == (over == 1))
        put_duty(teller, &table, &d->duties[i]);
  end_table(teller, &table, DUTIES);
}

/* ---- sanctions ------------------------------------------------------------------------------- */

static const char *sanction_names(cli_teller *teller, cpl_set sanctions) {
  const char *list = NULL;
  CPL_EACH(i, sanctions) {
    const cpl_sanction *sanction = &teller->namer.model->sanctions[i];
    const char *label = cpl_label_text(sanction->label, teller->language, sanction->name);
    list = cpl_spoken_and(&teller->speaker, list, label);
  }
  return list == NULL ? "" : list;
}

void cli_tell_sanctions(cli_teller *teller) {
  const complaint_decision *d = teller->decision;
  const cpl_model *model = teller->namer.model;
  cli_table table;
  cli_table_begin(&table, SANCTION_COLUMNS);
  for (uint32_t i = 0; i < d->sanction_count; i++) {
    const cpl_sanction_answer *sanction = &d->sanctions[i];
    bool open = d->answers[sanction->answer].reason_count == 0;
    cli_table_cell(&table, open ? CLI_GOOD : CLI_FAINT, say(teller, open ? OPEN : REFUSED));
    cli_table_cell(&table, CLI_PLAIN, cpl_namer_item(&teller->namer, sanction->on));
    cli_table_cell(&table, CLI_PLAIN,
                   sanction->offence == CPL_NONE
                       ? ""
                       : cpl_label_text(model->offences[sanction->offence].label, teller->language,
                                        model->offences[sanction->offence].name));
    cli_table_cell(&table, CLI_PLAIN, open ? sanction_names(teller, sanction->open) : "");
  }
  end_table(teller, &table, SANCTIONS);
}

/* ---- laws ------------------------------------------------------------------------------------ */

void cli_tell_laws(cli_teller *teller) {
  complaint_law_answer law;
  cli_table table;
  cli_table_begin(&table, LAW_COLUMNS);
  for (size_t i = 0; complaint_decision_law(teller->decision, i, &law); i++) {
    cli_table_cell(&table, CLI_PLAIN, law.on);
    cli_table_cell(&table, CLI_PLAIN, cpl_spoken_text(&teller->speaker, law.conduct_on));
    cli_table_cell(&table, CLI_PLAIN, law.version[0] != '\0' ? law.version : say(teller, NO_LAW));
  }
  end_table(teller, &table, LAWS);
}

/* ---- breaches -------------------------------------------------------------------------------- */

/* "2026-10-01 .. 2026-10-05": the time of a gap. */
static const char *gap(cli_teller *teller, const cpl_breach *breach) {
  const char *from = cpl_spoken_moment(&teller->speaker, breach->from);
  if (breach->till == CPL_MOMENT_NEVER) return joined(teller, from, " ..");
  return joined(teller, joined(teller, from, " .. "),
                cpl_spoken_moment(&teller->speaker, breach->till));
}

/* Which period it was and which event, or which time. */
static const char *when(cli_teller *teller, const cpl_breach *breach) {
  char day[CPL_DAY_TEXT] = "";
  if (breach->has_period) cpl_day_format(breach->period, day);
  const char *period = cpl_spoken_text(&teller->speaker, day);
  if (breach->event == 0) return breach->why == CPL_GAP ? gap(teller, breach) : period;
  if (breach->has_period) period = joined(teller, period, say(teller, BY));
  const char *number = cpl_spoken_number(&teller->speaker, breach->event);
  return joined(teller, joined(teller, period, say(teller, EVENT)), number);
}

static void put_breach(cli_teller *teller, cli_table *table, const cpl_breach *breach) {
  uint16_t action = breach->why == CPL_UNLAWFUL ? breach->what
                                                : teller->namer.process->rules[breach->what].action;
  const char *why = say(teller, (word)(WHY + (int)breach->why));
  const char *cites = cpl_spoken_cites(&teller->speaker, breach->cites);
  if (breach->is_void) why = joined(teller, why, say(teller, VOID_ACT));
  if (breach->soft) why = joined(teller, why, say(teller, TARGET));
  cli_table_cell(table, breach->soft ? CLI_PLAIN : CLI_BAD, why);
  cli_table_cell(table, CLI_STRONG, cpl_namer_breach_what(&teller->namer, breach));
  cli_table_cell(table, CLI_PLAIN, cpl_namer_breach_on(&teller->namer, breach));
  cli_table_cell(table, CLI_PLAIN, action_label(teller, action));
  cli_table_cell(table, CLI_PLAIN, when(teller, breach));
  cli_table_cell(table, CLI_FAINT, cites);
  const cpl_about about = cpl_about_breach(breach);
  const cpl_reason *reasons = cpl_decision_reasons(teller->decision, breach->reason);
  for (uint32_t i = 0; i < breach->reason_count; i++) {
    (void)cpl_spoken_cites(&teller->speaker, cpl_reason_cites(reasons[i]));
    if (cpl_reason_repeats(teller->namer.process, reasons, breach->reason_count, i)) continue;
    put_below(table, BREACH_COLUMNS, cpl_told_reason(&teller->speaker, &about, reasons[i]).why);
  }
}

void cli_tell_breaches(cli_teller *teller) {
  const complaint_decision *d = teller->decision;
  cli_table table;
  cli_table_begin(&table, BREACH_COLUMNS);
  for (uint32_t i = 0; i < d->breach_count; i++) put_breach(teller, &table, &d->breaches[i]);
  if (d->breach_count == 0) (void)printf("\n%s\n", say(teller, NO_BREACHES));
  end_table(teller, &table, BREACHES);
}

void cli_tell_clauses(cli_teller *teller) {
  cpl_text_clear(&teller->text);
  cpl_speak_clauses(&teller->speaker);
  if (teller->text.size > 0) (void)fputc('\n', stdout);
  cli_print_lines(stdout, cpl_text_get(&teller->text));
}
