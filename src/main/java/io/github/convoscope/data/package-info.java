/**
 * Reads and writes files of digits, drawings, images, arrays and model cards. Readers check sizes
 * first; writers write a file completely or not at all.
 */
@NullMarked
package io.github.convoscope.data;

import org.jspecify.annotations.NullMarked;
