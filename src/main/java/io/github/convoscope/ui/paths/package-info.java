/** Pathways in the scene: which contributions made the answer, from the ink through all layers. */
@NullMarked
package io.github.convoscope.ui.paths;

import org.jspecify.annotations.NullMarked;
