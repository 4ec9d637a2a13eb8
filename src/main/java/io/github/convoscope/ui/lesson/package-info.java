/** Lessons in the window: plays them, records them, and writes sheets for teachers and students. */
@NullMarked
package io.github.convoscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
