/* build.c - the parts of a policy in the order in which they need each other. */
#include "libcomplaint/policy/build.h"

#include <string.h>

/* ---- who and when ---------------------------------------------------------------------------- */

static const char *wanted(cpl_build *b, const char *name, const char *example) {
  const char *text = cpl_text_member(b, b->root, name);
  if (text == NULL && !cpl_is_given(cpl_member_of(b->root, name)))
    cpl_wrong(b, "the policy has no `%s`: give one, as in `%s`", name, example);
  return text == NULL ? "" : text;
}

static void build_zone(cpl_build *b) {
  const char *zone = wanted(b, "zone", "zone = \"+08:00\"");
  size_t mark = cpl_enter(b, "zone");
  if (zone[0] != '\0' && !cpl_zone_parse(zone, strlen(zone), &b->model->zone))
    cpl_wrong(b, "`%s` is no zone: write `+08:00`", zone);
  cpl_leave(b, mark);
}

static void build_calendar(cpl_build *b) {
  const char *name = wanted(b, "calendar", "calendar = \"cn\"");
  size_t mark = cpl_enter(b, "calendar");
  if (name[0] != '\0') (void)cpl_calendar_named(b, name);
  cpl_leave(b, mark);
}

static bool build_day(cpl_build *b, const cpl_tree *table, const char *name, cpl_day *out) {
  const char *text = cpl_text_member(b, table, name);
  size_t mark = cpl_enter(b, name);
  bool good = text != NULL && cpl_day_parse(text, strlen(text), out);
  if (text != NULL && !good) cpl_wrong(b, "`%s` is no date: write `2014-09-10`", text);
  cpl_leave(b, mark);
  return good;
}

static void build_in_force(cpl_build *b) {
  cpl_model *m = b->model;
  const cpl_tree *tree = cpl_member_of(b->root, "in_force");
  if (!cpl_is_given(tree)) return;
  size_t mark = cpl_enter(b, "in_force");
  if (cpl_keys(b, tree, "`in_force`", "from to")) {
    m->has_from = build_day(b, tree, "from", &m->from);
    m->has_to = build_day(b, tree, "to", &m->to);
  }
  if (m->has_from && m->has_to && m->from > m->to)
    cpl_wrong(b, "`from` is after `to`: exchange them");
  cpl_leave(b, mark);
}

/* "17:30": when the office closes, and with it a day limit ends. */
static void build_closes(cpl_build *b) {
  const char *text = cpl_text_member(b, b->root, "closes");
  b->model->closes = 1440;
  if (text == NULL) return;
  size_t mark = cpl_enter(b, "closes");
  bool good = strlen(text) == 5 && text[2] == ':';
  for (size_t i = 0; i < 5 && good; i++) good = i == 2 || (text[i] >= '0' && text[i] <= '9');
  int minutes =
      !good ? 0
            : (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  good = good && minutes > 0 && minutes <= 1440 && text[3] < '6';
  if (good)
    b->model->closes = minutes;
  else
    cpl_wrong(b, "`%s` is no time of day: write `17:30`", text);
  cpl_leave(b, mark);
}

/* One regulation, or a list where the institution has several. */
static void build_regulations(cpl_build *b) {
  cpl_model *m = b->model;
  const cpl_tree *list = cpl_member_of(b->root, "regulation");
  size_t count = cpl_tree_count(list), mark = cpl_enter(b, "regulation");
  const char **names = cpl_build_array(b, count, sizeof *names);
  for (size_t i = 0; i < count && names != NULL; i++) {
    size_t entry = cpl_enter_entry(b, list, i);
    const char *name = cpl_name_at(b, cpl_tree_at(list, i), "a regulation");
    if (name != NULL) names[m->regulation_count++] = cpl_build_text(b, name);
    cpl_leave(b, entry);
  }
  m->regulations = names;
  cpl_leave(b, mark);
  if (count == 0)
    cpl_wrong(b, "the policy has no `regulation`: give one, as in `regulation = \"boxing\"`");
}

static void build_head(cpl_build *b) {
  static const char KEYS[] = "regulation id version title zone calendar closes "
                             "in_force clauses readings upholds roles "
                             "facts offences sanctions guidelines quality reports processes";
  cpl_model *m = b->model;
  (void)cpl_keys(b, b->root, "the policy", KEYS);
  build_regulations(b);
  m->id = wanted(b, "id", "id = \"cn.school.boxing\"");
  m->version = wanted(b, "version", "version = \"1.0.0\"");
  const cpl_tree *title = cpl_member_of(b->root, "title");
  size_t mark = cpl_enter(b, "title");
  if (cpl_is_given(title) && cpl_keys(b, title, "a title", "zh en"))
    m->title = cpl_label_of(b, title);
  cpl_leave(b, mark);
  build_closes(b);
  build_zone(b);
  build_calendar(b);
  build_in_force(b);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void begin(cpl_build *b, const complaint_memory *memory) {
  cpl_arena_begin(&b->scratch, memory);
  cpl_text_begin(&b->path, memory);
  cpl_text_begin(&b->key, memory);
  cpl_interns_begin(&b->ids, b->arena, &b->scratch);
  cpl_interns_begin(&b->cite_lists, b->arena, &b->scratch);
  (void)cpl_pile_add(b, &b->spans, sizeof(cpl_span)); /* number 0: no citation */
}

static void end(cpl_build *b) {
  cpl_arena_end(&b->scratch);
  cpl_text_end(&b->path);
  cpl_text_end(&b->key);
}

static void keep(cpl_build *b) {
  cpl_model *m = b->model;
  cpl_pile ids = {(void *)b->ids.texts, b->ids.count, b->ids.count};
  cpl_pile lists = {(void *)b->cite_lists.texts, b->cite_lists.count, b->cite_lists.count};
  m->cites = cpl_pile_keep(b, &b->spans, sizeof(cpl_span));
  m->cites_count = (uint32_t)b->spans.count;
  m->cite_texts = cpl_pile_keep(b, &lists, sizeof(const char *));
  m->cite_list = cpl_pile_keep(b, &b->cites, sizeof(cpl_cite));
  m->ids = cpl_pile_keep(b, &ids, sizeof(const char *));
  m->id_count = b->ids.count;
  m->calendars = cpl_pile_keep(b, &b->calendars, sizeof(complaint_calendar *));
  m->calendar_names = cpl_pile_keep(b, &b->calendar_names, sizeof(const char *));
  m->functions = cpl_pile_keep(b, &b->functions, sizeof(const char *));
  m->function_count = (uint16_t)b->functions.count;
  m->calendar_count = (uint16_t)(b->failed ? 0 : b->calendars.count);
}

/* A catalogue, a register, some actions: it says nowhere what policy it is. */
static bool is_part(const cpl_tree *root) {
  return !cpl_is_given(cpl_member_of(root, "id")) &&
         !cpl_is_given(cpl_member_of(root, "regulation")) &&
         !cpl_is_given(cpl_member_of(root, "processes"));
}

bool cpl_build_model(cpl_model *model, cpl_arena *arena, const cpl_tree *root,
                     const cpl_calendar_names *known, cpl_problems *problems) {
  static void (*const PARTS[])(cpl_build * b) = {
      build_head,          cpl_build_clauses,
      cpl_build_readings,  cpl_build_upholds,
      cpl_build_offences,  cpl_build_sanctions,
      cpl_build_facts,     cpl_build_variants,
      cpl_build_roles,     cpl_check_rows,
      cpl_build_guideline, cpl_build_processes,
      cpl_build_reports,   keep,
  };
  cpl_build b = {
      .arena = arena, .model = model, .root = root, .problems = problems, .known = *known};
  memset(model, 0, sizeof *model);
  begin(&b, &arena->memory);
  if (root->kind != CPL_TREE_TABLE) {
    cpl_wrong(&b, "a policy file returns a table, not %s", cpl_tree_kind_name(root));
  } else if (is_part(root)) {
    cpl_wrong(&b, "this is a part that other policies require, no policy of its own (no `id`)");
  } else {
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS && !b.failed; i++) PARTS[i](&b);
  }
  end(&b);
  if (b.failed) problems->failed = true;
  return !b.failed && !problems->failed && problems->errors == 0;
}
