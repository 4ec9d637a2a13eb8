/** The training room: a network learns in the scene; and the player of a training's history. */
@NullMarked
package io.github.convoscope.ui.training;

import org.jspecify.annotations.NullMarked;
