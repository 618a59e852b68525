#!/bin/sh
# Build and run the C example by pkg-config alone:  pkg-config.sh EXAMPLE PREFIX COMPILER
set -eu
PKG_CONFIG_PATH=$(dirname "$(find "$2" -name complaint.pc)")
export PKG_CONFIG_PATH
program=$2/../example-pkg-config

# shellcheck disable=SC2046,SC2086 # the compiler and its flags are lists of words
$3 -std=c11 "$1"/*.c $(pkg-config --cflags --libs complaint) -o "$program"
LD_LIBRARY_PATH=$(pkg-config --variable=libdir complaint) "$program"
