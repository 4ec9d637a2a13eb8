/**
 * The window: its observable state ({@link io.github.convoscope.ui.Workspace}), its commands, the
 * places where panels appear, and the parts that are always there. Sub-packages add features; they
 * know this package, it does not know them.
 */
@NullMarked
package io.github.convoscope.ui;

import org.jspecify.annotations.NullMarked;
