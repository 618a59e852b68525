/* figures.c - see figures.h. */
#include "libcomplaint/report/figures.h"

static const cpl_measure_form FORMS[CPL_MEASURES] = {
    [CPL_OPEN_BEFORE] = {"open_before", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_RECEIVED] = {"received", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_REOPENED] = {"reopened", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_LAID_TO_REST] = {"laid_to_rest", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_OPEN] = {"open", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_OPEN_OVERDUE] = {"overdue", CPL_PART_CASES, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED] = {"accepted", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED_0] = {"days_0", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED_1] = {"days_1_2", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED_3] = {"days_3_6", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED_7] = {"days_7_up", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_ACCEPTED_LONGEST] = {"longest_days", CPL_PART_ACCEPTANCE, CPL_KIND_MOST, CPL_ACCEPTED},
    [CPL_NOT_ACCEPTED] = {"not_accepted", CPL_PART_ACCEPTANCE, CPL_KIND_COUNT, 0},
    [CPL_UNKNOWN_CASES] = {"cases", CPL_PART_UNKNOWN, CPL_KIND_COUNT, 0},
    [CPL_GRANTED] = {"granted", CPL_PART_EXTENSIONS, CPL_KIND_COUNT, 0},
    [CPL_GRANTED_CASES] = {"cases", CPL_PART_EXTENSIONS, CPL_KIND_COUNT, 0},
    [CPL_OWED_NOW] = {"owed", CPL_PART_DUTIES, CPL_KIND_COUNT, 0},
    [CPL_OWED_0] = {"days_0_6", CPL_PART_DUTIES, CPL_KIND_COUNT, 0},
    [CPL_OWED_7] = {"days_7_29", CPL_PART_DUTIES, CPL_KIND_COUNT, 0},
    [CPL_OWED_30] = {"days_30_89", CPL_PART_DUTIES, CPL_KIND_COUNT, 0},
    [CPL_OWED_90] = {"days_90_up", CPL_PART_DUTIES, CPL_KIND_COUNT, 0},
    [CPL_OWED_OLDEST] = {"oldest_days", CPL_PART_DUTIES, CPL_KIND_MOST, CPL_OWED_NOW},
    [CPL_BROKEN_UNLAWFUL] = {"unlawful", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_BROKEN_LATE] = {"late", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_BROKEN_GAP] = {"gap", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_BROKEN_OVERDUE] = {"overdue", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_BROKEN_MISSED] = {"missed", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_BROKEN_TARGET] = {"target", CPL_PART_BREACHES, CPL_KIND_COUNT, 0},
    [CPL_GAP_SECONDS] = {"gap_seconds", CPL_PART_BREACHES, CPL_KIND_AMOUNT, CPL_BROKEN_GAP},
    [CPL_CLAUSE_UNLAWFUL] = {"unlawful", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_CLAUSE_LATE] = {"late", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_CLAUSE_GAP] = {"gap", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_CLAUSE_OVERDUE] = {"overdue", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_CLAUSE_MISSED] = {"missed", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_CLAUSE_TARGET] = {"target", CPL_PART_CLAUSES, CPL_KIND_COUNT, 0},
    [CPL_IMPOSED] = {"imposed", CPL_PART_SANCTIONS, CPL_KIND_COUNT, 0},
    [CPL_SCORED] = {"cases", CPL_PART_QUALITY, CPL_KIND_COUNT, 0},
    [CPL_SCORED_IN_PART] = {"in_part", CPL_PART_QUALITY, CPL_KIND_COUNT, 0},
    [CPL_SCORE] = {"mean_hundredths", CPL_PART_QUALITY, CPL_KIND_MEAN, CPL_SCORED},
    [CPL_SCORE_FACT] = {"mean_hundredths", CPL_PART_SCORES, CPL_KIND_MEAN, CPL_SCORED},
    [CPL_STANDING_CASES] = {"cases", CPL_PART_STANDING, CPL_KIND_PLAIN, 0},
};

const cpl_measure_form *cpl_measure_of(cpl_measure measure) {
  return &FORMS[measure];
}

const char *cpl_part_name(cpl_part part) {
  static const char *const NAMES[CPL_PARTS] = {"cases",   "acceptance", "unknown", "extensions",
                                               "duties",  "breaches",   "clauses", "sanctions",
                                               "quality", "scores",     "standing"};
  return NAMES[part];
}
