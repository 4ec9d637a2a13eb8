/** The 3D scene: layers as meshes, their colours, names, marks and camera; knows no window. */
@NullMarked
package io.github.convoscope.scene;

import org.jspecify.annotations.NullMarked;
