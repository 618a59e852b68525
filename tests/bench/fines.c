/* fines.c - see fines.h. */
#include "tests/bench/fines.h"

#include <stdio.h>
#include <string.h>

#include "tests/bench/bench.h"

static const char SOURCE[] =
    "local offences, rows = {}, {}\n"
    "for n = 1, %u do\n"
    "  for severity = 0, 3 do\n"
    "    for prior = 0, 1 do\n"
    "      local open = { severity + prior > 2 and 'fine' or 'warning' }\n"
    "      rows[#rows + 1] = {\n"
    "        when = { offence = 'o' .. n, severity = severity, prior = prior }, open = open,\n"
    "        cites = '1'\n"
    "      }\n"
    "    end\n"
    "  end\n"
    "end\n"
    "for n = 1, %u do offences['o' .. n] = { cites = '1' } end\n"
    "return {\n"
    "  regulation = 't', id = 'bench.fines', version = '1.0.0', zone = '+08:00', calendar = 'cn',\n"
    "  clauses = { ['1'] = { kind = 'rule', en = 'one' } },\n"
    "  roles = { clerk = { en = 'clerk' } },\n"
    "  facts = {\n"
    "    offence = { type = 'offence' }, severity = { type = 'int' }, prior = { type = 'int' },\n"
    "    finding = { type = 'enum', values = { 'yes', 'no' }, proven = 'yes' },\n"
    "    sanction = { type = 'sanction' },\n"
    "  },\n"
    "  offences = offences, guidelines = rows,\n"
    "  sanctions = menu { { id = 'warning', cites = '1' }, { id = 'fine', cites = '1' } },\n"
    "  processes = { main = { actions = {\n"
    "    note = { by = 'clerk', starts = true, needs = { 'offence', 'severity', 'prior' },\n"
    "             cites = '1' },\n"
    "    find = { by = 'clerk', after = 'note', needs = 'finding', finds = 'finding', cites = '1' "
    "},\n"
    "    impose = { by = 'clerk', after = 'find', when = { finding = 'yes' }, needs = 'sanction',\n"
    "               imposes = 'sanction', cites = '1' },\n"
    "  } } },\n"
    "}\n";

complaint_engine *fines_engine(void) {
  complaint_engine *engine = complaint_engine_new(NULL, NULL);
  bench_require(engine != NULL, "no memory");
  return engine;
}

complaint_policy *fines_policy(complaint_engine *engine, uint32_t offences) {
  char source[sizeof SOURCE + 16];
  complaint_error err = {0};
  (void)snprintf(source, sizeof source, SOURCE, (unsigned)offences, (unsigned)offences);
  complaint_policy *policy =
      complaint_engine_load_text(engine, "fines", source, strlen(source), &err);
  if (policy == NULL) bench_require(false, err.text);
  return policy;
}
