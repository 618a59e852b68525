/* check.c - see check.h. */
#include "libcomplaint/policy/check.h"

bool cpl_check_policy(cpl_problems *problems, const cpl_tree *root, const cpl_model *model) {
  size_t before = problems->errors;
  cpl_check_protected(problems, root);
  cpl_check_coverage(problems, model);
  cpl_check_reads(problems, model);
  cpl_check_possible(problems, model);
  cpl_check_guideline(problems, model);
  cpl_check_names(problems, root, model);
  return problems->errors == before && !problems->failed;
}
