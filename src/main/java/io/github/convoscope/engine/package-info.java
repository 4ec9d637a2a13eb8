/** Opens, vets and writes model files and computes networks forwards and backwards. */
@NullMarked
package io.github.convoscope.engine;

import org.jspecify.annotations.NullMarked;
