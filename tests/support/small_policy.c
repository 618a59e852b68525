/* small_policy.c - see small_policy.h. */
#include "tests/support/small_policy.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const CHANNELS[] = {"telephone", "letter", "visit"};
static const char *const FINDINGS[] = {"true", "false"};
static const char *const FORMS[] = {"record_form", "acceptance_form", "letter"};

static const cpl_fact FACTS[] = {
    [SMALL_AGAINST] = {.name = "against", .type = CPL_PARTY, .personal = true, .unknown = true},
    [SMALL_AMOUNT] = {.name = "amount", .type = CPL_MONEY, .per = "allegation"},
    [SMALL_CHANNEL] = {.name = "channel",
                       .type = CPL_ENUM,
                       .values = CHANNELS,
                       .value_count = COUNT(CHANNELS),
                       .label = {"渠道", "channel"}},
    [SMALL_DECLINED] = {.name = "declined", .type = CPL_BOOL, .per = "respondent"},
    [SMALL_FINDING] = {.name = "finding",
                       .type = CPL_ENUM,
                       .values = FINDINGS,
                       .value_count = COUNT(FINDINGS),
                       .per = "allegation"},
    [SMALL_FORMS] = {.name = "forms",
                     .type = CPL_SET_FACT,
                     .values = FORMS,
                     .value_count = COUNT(FORMS)},
    [SMALL_HEARD_ON] = {.name = "heard_on", .type = CPL_DATE, .per = "respondent"},
    [SMALL_NAME] = {.name = "name", .type = CPL_TEXT_FACT, .personal = true, .unknown = true},
    [SMALL_OFFENCE] = {.name = "offence", .type = CPL_OFFENCE, .per = "allegation"},
    [SMALL_SANCTION] = {.name = "sanction", .type = CPL_SANCTION, .per = "allegation"},
    [SMALL_SCORE] = {.name = "score",
                     .unknown = true,
                     .type = CPL_INT,
                     .personal = true,
                     .has_range = true,
                     .least = 0,
                     .most = 100},
    [SMALL_TRUE_AT] = {.name = "true_at", .type = CPL_TIME},
    [SMALL_WITNESS] = {.name = "witness", .type = CPL_ITEM, .label = {"证人", "the witness"}},
};

static const cpl_role ROLES[] = {
    {.name = "handler", .department = UINT32_MAX, .stand_in = CPL_NONE, .label = {"受理部门", 0}},
    {.name = "respondent", .party = true, .department = UINT32_MAX, .stand_in = CPL_NONE},
};

static const cpl_offence OFFENCES[] = {{.name = "late"}, {.name = "private_tutoring"}};
static const cpl_sanction SANCTIONS[] = {{.name = "self_criticism"}, {.name = "dismissal"}};

static const cpl_cite CITES[] = {{"small:1", 0, CPL_NONE}, {"small:2/R1", 1, 0}};
static const cpl_span CITE_LISTS[] = {{0, 0}, {0, 1}, {0, 2}};
static const char *const CITE_TEXTS[] = {"[\"small:1\"]", "[\"small:1\",\"small:2/R1\"]"};
static const cpl_clause CLAUSES[] = {
    {.name = "small:1", .kind = "rule", .label = {"受理投诉。", "Complaints are taken."}},
    {.name = "small:2", .kind = "rule", .label = {"听取双方意见。", "Both sides are heard."}},
};
static const cpl_option OPTIONS[] = {{"each", {"逐一", "one by one"}}, {"some", {0, "any"}}};
static const cpl_reading READINGS[] = {
    {.name = "R1", .cites = 1, .choice = 0, .options = OPTIONS, .option_count = 2}};

/* Fields and kinds: the respondent is named by a fact, the allegation by the event. */
enum { FIELD_AGAINST, FIELD_CHANNEL, FIELD_FINDING, FIELD_SANCTION };
static const cpl_field FIELDS[] = {{.fact = SMALL_AGAINST, .kind = 1},
                                   {.fact = SMALL_CHANNEL},
                                   {.fact = SMALL_FINDING, .kind = 2},
                                   {.fact = SMALL_SANCTION, .kind = 2}};
static const cpl_kind KINDS[] = {
    {.name = "case", .of = CPL_NONE, .parent = CPL_NONE, .named_by = CPL_NONE},
    {.name = "respondent", .parent = CPL_NONE, .named_by = FIELD_AGAINST, .depth = 1},
    {.name = "allegation", .of = 1, .parent = FIELD_AGAINST, .named_by = CPL_NONE, .depth = 2},
};

/* What the actions carry: runs of fact numbers. */
static const uint16_t LISTS[] = {
    SMALL_HEARD_ON, SMALL_WITNESS,                                         /* accept  */
    SMALL_AGAINST,  SMALL_OFFENCE,                                         /* allege  */
    SMALL_NAME,                                                            /* correct */
    SMALL_AMOUNT,   SMALL_FINDING, SMALL_SANCTION,                         /* find    */
    SMALL_DECLINED,                                                        /* hear    */
    SMALL_AGAINST,  SMALL_CHANNEL, SMALL_FORMS,    SMALL_NAME, SMALL_SCORE /* record  */
};

#define NO_FIELDS .finds = CPL_NONE, .imposes = CPL_NONE, .extends_to = CPL_NONE

static const cpl_effect EFFECTS[] = {
    [SMALL_ACCEPT] = {.name = "accept", .carries = {0, 2}, NO_FIELDS, .label = {"受理", "accept"}},
    [SMALL_ALLEGE] = {.name = "allege", .carries = {2, 2}, .adds = 2, NO_FIELDS},
    [SMALL_CORRECT] = {.name = "correct", .carries = {4, 1}, NO_FIELDS},
    [SMALL_FIND] = {.name = "find",
                    .carries = {5, 3},
                    .finds = FIELD_FINDING,
                    .imposes = FIELD_SANCTION,
                    .extends_to = CPL_NONE},
    [SMALL_HEAR] = {.name = "hear", .carries = {8, 1}, NO_FIELDS, .label = {"听取陈述", "hear"}},
    [SMALL_RECORD] = {.name = "record", .carries = {9, 5}, .adds = 1, NO_FIELDS, .heeds = 1},
};

static const cpl_action ACTIONS[] = {
    [SMALL_ACCEPT] = {.by = 1, .cites = 1, .after = 1 << SMALL_RECORD},
    [SMALL_ALLEGE] = {.by = 1, .cites = 1, .kind = 2, .flags = CPL_ADDS},
    [SMALL_CORRECT] = {.by = 1, .cites = 1, .flags = CPL_CORRECTS},
    [SMALL_FIND] = {.by = 1, .cites = 2, .kind = 2, .flags = CPL_FINDS | CPL_IMPOSES},
    [SMALL_HEAR] = {.by = 1, .to = 2, .cites = 2, .kind = 1},
    [SMALL_RECORD] = {.by = 1, .cites = 1, .flags = CPL_STARTS | CPL_ADDS},
};

static const cpl_atom ATOMS[] = {{.test = CPL_TEST_NEVER, .field = CPL_NONE, .name = "finding"}};

static const cpl_owed OWED[] = {{.within = {7, CPL_WORKING_DAYS, 0},
                                 .before = CPL_NONE,
                                 .due = CPL_NONE,
                                 .period = CPL_NONE,
                                 .cites = 2}};
static const cpl_duty_rule RULES[] = {
    {.name = "hear@record", .action = SMALL_HEAR, .trigger = SMALL_RECORD, .kind = 1, {0, 1}}};

static const cpl_process PROCESS = {
    .name = "complaint",
    .kinds = KINDS,
    .fields = FIELDS,
    .actions = ACTIONS,
    .effects = EFFECTS,
    .atoms = ATOMS,
    .rules = RULES,
    .kind_count = COUNT(KINDS),
    .field_count = COUNT(FIELDS),
    .action_count = COUNT(ACTIONS),
    .atom_count = COUNT(ATOMS),
    .rule_count = COUNT(RULES),
    .owed = OWED,
    .lists = LISTS,
    .offence = CPL_NONE,
    .finding = FIELD_FINDING,
    .variant = CPL_NONE,
};

static const char *const IDS[] = {"dept:handler"};

static const char *const REGULATIONS[] = {"small"};

static const cpl_model MODEL = {
    .id = "test.small",
    .version = "1.0.0",
    .regulations = REGULATIONS,
    .regulation_count = 1,
    .zone = 8 * 3600,
    .closes = 1440,
    .processes = &PROCESS,
    .roles = ROLES,
    .facts = FACTS,
    .offences = OFFENCES,
    .sanctions = SANCTIONS,
    .clauses = CLAUSES,
    .readings = READINGS,
    .process_count = 1,
    .role_count = COUNT(ROLES),
    .fact_count = COUNT(FACTS),
    .offence_count = COUNT(OFFENCES),
    .sanction_count = COUNT(SANCTIONS),
    .clause_count = COUNT(CLAUSES),
    .reading_count = COUNT(READINGS),
    .cites = CITE_LISTS,
    .cite_list = CITES,
    .cite_texts = CITE_TEXTS,
    .cites_count = COUNT(CITE_LISTS),
    .ids = IDS,
    .id_count = COUNT(IDS),
    .digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};

const cpl_model *small_policy(void) {
  return &MODEL;
}

const cpl_process *small_process(void) {
  return &PROCESS;
}
