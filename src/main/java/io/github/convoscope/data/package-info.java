/**
 * Files of numbers, digits, drawings and images: reading with care, writing whole or not at all.
 */
@NullMarked
package io.github.convoscope.data;

import org.jspecify.annotations.NullMarked;
