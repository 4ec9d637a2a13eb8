/** The command line: the main class, and one class for each command. */
@NullMarked
package io.github.convoscope.cli;

import org.jspecify.annotations.NullMarked;
