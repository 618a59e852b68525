/* example.c - the smallest program that uses libcomplaint. */
#include <complaint.h>

#include <stdio.h>

int main(void) {
  printf("libcomplaint %s\n", complaint_version());
  return 0;
}
