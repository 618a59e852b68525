/* case_arguments.c - see case_arguments.h. */
#define _POSIX_C_SOURCE 200809L /* open, read, fstat */
#include "cli/case_arguments.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "complaint/case_file.h"
#include "libcomplaint/base/time.h"
#include "libcomplaint/case/case_file.h"
#include "libcomplaint/case/ids.h"
#include "libcomplaint/case/names.h"
#include "libcomplaint/policy/policy.h"

/* ---- options --------------------------------------------------------------------------------- */

static int read_options(cli_case *k, int argc, char **argv, unsigned takes) {
  cli_case_options *o = &k->options;
  const struct {
    unsigned takes;
    cli_option option;
  } known[] = {
      {0, {.name = "--root", .value = &o->load.root}},
      {0, {.name = "--calendar", .list = &o->load.calendars}},
      {CLI_TAKES_VERSIONS, {.name = "--version", .list = &o->versions}},
      {0, {.name = "--now", .value = &o->now}},
      {0, {.name = "--lang", .value = &o->lang}},
      {0, {.name = "--other-rules", .flag = &o->other_rules}},
      {CLI_TAKES_ACTOR, {.name = "--actor", .value = &o->actor}},
      {CLI_TAKES_ACTOR, {.name = "--role", .value = &o->roles}},
      {CLI_TAKES_JSON, {.name = "--json", .flag = &o->as_json}},
      {CLI_TAKES_NEW, {.name = "--process", .value = &o->process}},
      {CLI_TAKES_NEW, {.name = "--case", .value = &o->id}},
      {CLI_TAKES_DAYS, {.name = "--week", .value = &o->week}},
      {CLI_TAKES_DAYS, {.name = "--from", .value = &o->from}},
      {CLI_TAKES_DAYS, {.name = "--to", .value = &o->to}},
      {CLI_TAKES_DAYS, {.name = "--format", .value = &o->format}},
      {CLI_TAKES_DAYS, {.name = "--withhold", .flag = &o->withhold}},
      {CLI_TAKES_DAYS, {.name = "--withhold-below", .value = &o->withhold_below}},
      {CLI_TAKES_DAYS, {.name = "--record", .value = &o->record}},
      {CLI_TAKES_DAYS, {.name = "--fact", .list = &o->facts}},
  };
  cli_option options[sizeof known / sizeof *known];
  size_t count = 0;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if ((known[i].takes & ~takes) == 0) options[count++] = known[i].option;
  k->word_count = cli_options(argc, argv, options, count);
  k->words = argv + 1;
  if (k->word_count < 0 || !cli_language(o->lang, &k->language)) return CLI_USAGE;
  bool named = (takes & CLI_TAKES_NAME) != 0, many = (takes & CLI_TAKES_DAYS) != 0;
  if (k->word_count >= (named ? 3 : 2) && (many || k->word_count <= (named ? 4 : 2)))
    return CLI_YES;
  return cli_wrong("%s: name a policy and a case file%s: `complaint help %s` says how", argv[0],
                   named ? ", and an action or a duty" : "", argv[0]);
}

static int read_now(cli_case *k) {
  const char *now = k->options.now;
  k->now = COMPLAINT_NOW;
  if (now == NULL || cpl_moment_parse(now, strlen(now), &k->now)) return CLI_YES;
  return cli_wrong("--now must be a time with an offset, as in 2014-09-10T08:00:00+08:00");
}

static int add_role(cli_case *k, const char *name) {
  const cpl_model *model = &cli_case_policy(k)->model;
  cpl_names roles = {model->roles, sizeof *model->roles, model->role_count, true};
  char hint[CPL_HINT_SIZE];
  if (cpl_names_find(roles, name) == CPL_NONE) {
    cpl_names_hint(roles, name, hint);
    return cli_wrong("policy `%s` has no role `%s`%s", model->id, name, hint);
  }
  if (k->actor.role_count == CLI_ROLES_MAX) return cli_wrong("too many roles");
  k->roles[k->actor.role_count++] = name;
  return CLI_YES;
}

/* "a,b" becomes two texts. */
int cli_case_actor(cli_case *k) {
  const char *list = k->options.roles, *id = k->options.actor;
  if (id != NULL && !cpl_id_valid(id, strlen(id)))
    return cli_wrong("--actor must be an opaque id, such as `staff:17`; never a name of a person");
  k->actor = (complaint_actor){.id = id, .roles = k->roles};
  if (list == NULL) return CLI_YES;
  if (id == NULL) return cli_wrong("--role needs --actor: who has that role?");
  cpl_text_add(&k->role_names, list, strlen(list) + 1);
  if (k->role_names.failed) return cli_wrong("out of memory");
  for (char *at = k->role_names.bytes, *comma; at != NULL; at = comma) {
    comma = strchr(at, ',');
    if (comma != NULL) *comma++ = '\0';
    int code = add_role(k, at);
    if (code != CLI_YES) return code;
  }
  return CLI_YES;
}

/* ---- versions -------------------------------------------------------------------------------- */

static int load_others(cli_case *k) {
  const cli_list *files = &k->options.versions;
  const complaint_memory memory = cpl_memory_or_default(NULL);
  k->others = cpl_new(&memory, files->count * sizeof *k->others);
  if (k->others == NULL) return cli_wrong("out of memory");
  for (size_t i = 0; i < files->count; i++) {
    k->other_count++;
    if (cli_load_right(&k->others[i], &k->options.load, files->words[i]) != CLI_YES)
      return CLI_USAGE;
  }
  return CLI_YES;
}

static int join_versions(cli_case *k) {
  complaint_policy *policies[CLI_LIST_MAX + 1];
  complaint_error err = {0};
  if (k->options.versions.count == 0) return CLI_YES;
  int code = load_others(k);
  if (code != CLI_YES) return code;
  policies[0] = k->loaded.policy;
  for (size_t i = 0; i < k->other_count; i++) policies[i + 1] = k->others[i].policy;
  k->versions = complaint_versions_new(policies, k->other_count + 1, &err);
  return k->versions != NULL ? CLI_YES : cli_wrong("%s", err.text);
}

static void unload_others(cli_case *k) {
  const complaint_memory memory = cpl_memory_or_default(NULL);
  complaint_versions_free(k->versions);
  for (size_t i = 0; i < k->other_count; i++) cli_unload(&k->others[i]);
  cpl_delete(&memory, k->others, k->options.versions.count * sizeof *k->others);
}

const complaint_policy *cli_case_policy(const cli_case *k) {
  return k->c != NULL ? complaint_case_policy(k->c) : k->loaded.policy;
}

/* ---- life ------------------------------------------------------------------------------------ */

int cli_case_begin(cli_case *k, int argc, char **argv, unsigned takes) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  *k = (cli_case){.decision = complaint_decision_new(NULL, NULL),
                  .text = complaint_text_new(NULL, NULL)};
  cpl_text_begin(&k->role_names, &memory);
  if (k->decision == NULL || k->text == NULL) return cli_wrong("out of memory");
  int code = read_options(k, argc, argv, takes);
  if (code == CLI_YES) code = read_now(k);
  if (code == CLI_YES) code = cli_load_right(&k->loaded, &k->options.load, k->words[0]);
  if (code == CLI_YES) code = join_versions(k);
  if (code == CLI_YES && k->versions == NULL) code = cli_case_actor(k);
  return code;
}

void cli_case_close(cli_case *k) {
  complaint_case_free(k->c);
  complaint_decision_free(k->decision);
  complaint_text_free(k->text);
  cpl_text_end(&k->role_names);
  unload_others(k);
  cli_unload(&k->loaded);
}

/* ---- the case -------------------------------------------------------------------------------- */

bool cli_read_all(int file, const char *path, cpl_text *bytes) {
  char chunk[1 << 16];
  ssize_t size = 0;
  while (bytes->size <= CLI_CASE_BYTES && (size = read(file, chunk, sizeof chunk)) != 0) {
    if (size < 0 && errno != EINTR)
      return cli_wrong("cannot read `%s`: %s", path, strerror(errno)), false;
    if (size > 0) cpl_text_add(bytes, chunk, (size_t)size);
  }
  if (bytes->failed) return cli_wrong("out of memory"), false;
  if (bytes->size > CLI_CASE_BYTES)
    return cli_wrong("`%s` is longer than %d bytes", path, CLI_CASE_BYTES), false;
  return true;
}

int cli_case_from(cli_case *k, const cpl_text *bytes) {
  complaint_error err = {0};
  complaint_case_file_options options = {.other_rules = k->options.other_rules};
  const char *text = cpl_text_get(bytes);
  k->c = k->versions == NULL ? complaint_case_file_read(k->loaded.policy, k->words[1], text,
                                                        bytes->size, &options, &err)
                             : complaint_case_file_read_under(k->versions, k->words[1], text,
                                                              bytes->size, &options, &err);
  if (k->c == NULL) return cli_wrong("%s", err.text);
  return k->versions == NULL ? CLI_YES : cli_case_actor(k); /* its roles are known only now */
}

int cli_case_new(cli_case *k, const cpl_text *event) {
  complaint_error err = {0};
  complaint_policy *policy =
      k->versions == NULL
          ? cpl_policy_hold(k->loaded.policy)
          : cpl_versions_for_event(k->versions, cpl_text_get(event), event->size, &err);
  if (policy != NULL) k->c = complaint_case_new(policy, k->options.process, k->options.id, &err);
  complaint_policy_free(policy);
  return k->c != NULL ? CLI_YES : cli_wrong("%s", err.text);
}

int cli_case_read(cli_case *k) {
  complaint_memory memory = cpl_memory_or_default(NULL);
  cpl_text bytes;
  cpl_text_begin(&bytes, &memory);
  int file = open(k->words[1], O_RDONLY | O_CLOEXEC);
  int code = CLI_USAGE;
  if (file < 0)
    code = cli_wrong("cannot read `%s`: %s", k->words[1], strerror(errno));
  else if (cli_read_all(file, k->words[1], &bytes))
    code = cli_case_from(k, &bytes);
  if (file >= 0) (void)close(file);
  cpl_text_end(&bytes);
  return code;
}

int cli_case_judge(cli_case *k) {
  complaint_error err = {0};
  if (k->now == COMPLAINT_NOW && complaint_case_event_count(k->c) == 0)
    return cli_wrong(
        "`%s` holds no event yet, so that no time follows from it: say as of when with "
        "--now TIME",
        k->words[1]);
  const complaint_actor *actor = k->options.actor == NULL ? NULL : &k->actor;
  if (complaint_case_decide(k->c, k->now, actor, k->decision, &err) == COMPLAINT_OK) return CLI_YES;
  return cli_wrong("%s", err.text);
}
