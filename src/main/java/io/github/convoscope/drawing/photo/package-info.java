/**
 * A photograph as the user changes it: painted, framed, covered, turned; and pictures to begin
 * with. Pure: no toolkit, no files but the program's own.
 */
@NullMarked
package io.github.convoscope.drawing.photo;

import org.jspecify.annotations.NullMarked;
