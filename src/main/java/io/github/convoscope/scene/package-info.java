/** The 3D scene: layers as meshes with live textures, camera, labels, picking, edges, outlines. */
@NullMarked
package io.github.convoscope.scene;

import org.jspecify.annotations.NullMarked;
