/**
 * Lessons as data: what they say, show, ask and wait for; their files; the facts in their texts.
 */
@NullMarked
package io.github.convoscope.lesson;

import org.jspecify.annotations.NullMarked;
