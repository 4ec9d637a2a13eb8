/** The {@code bench} commands: speed, latency and memory as JSON. */
@NullMarked
package io.github.convoscope.cli.bench;

import org.jspecify.annotations.NullMarked;
