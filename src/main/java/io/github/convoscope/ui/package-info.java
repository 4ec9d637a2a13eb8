/**
 * The window: its observable state ({@link io.github.convoscope.ui.Workspace}), its commands, the
 * places for panels, and the parts that are always shown. Sub-packages add features; they use this
 * package, which does not use them.
 */
@NullMarked
package io.github.convoscope.ui;

import org.jspecify.annotations.NullMarked;
