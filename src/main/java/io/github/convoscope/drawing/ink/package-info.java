/**
 * Finds ink in pictures: digits on photographed paper, on boards and in screenshots
 * (docs/pictures.md).
 */
@NullMarked
package io.github.convoscope.drawing.ink;

import org.jspecify.annotations.NullMarked;
