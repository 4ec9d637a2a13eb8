/** The command line: the main class and one class a command. */
@NullMarked
package io.github.convoscope.cli;

import org.jspecify.annotations.NullMarked;
