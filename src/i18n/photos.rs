//! Why a photo was not taken, and words around photos.

messages! {
    empty = "这个文件是空的（0 字节），没有添加。请重新拍一张。", "The file is empty (0 bytes) and was not added. Please take the photo again.";
    too_many_bytes = "文件超过 100 MB，没有添加。请选小一点的照片。", "The file is larger than 100 MB and was not added. Please choose a smaller photo.";
    too_many_pixels(width: u64, height: u64) = "照片有 {width} × {height} 像素，太大了，没有添加。最多一亿像素。", "The photo has {width} × {height} pixels, which is too many, and was not added. At most 100 million.";
    not_a_photo = "这不是照片文件（支持 JPEG、PNG、WebP、GIF），没有添加。", "This is not a photo (JPEG, PNG, WebP and GIF are understood) and was not added.";
    undecodable = "浏览器打不开这张照片（文件损坏或格式不支持），没有添加。", "The browser cannot open this photo (damaged or in an unsupported format); it was not added.";
    add = "拍照或选图", "Add a photo";
    preparing = "正在处理照片…", "Preparing the photo…";
    open_large = "看大图", "Look at it large";
    of_check(n: usize) = "照片 {n}", "Photo {n}";
    not_here = "照片还没有同步到这台设备", "The photo has not reached this device yet";
    remove = "移除照片", "Remove the photo";
    mark_hint = "点一下照片标出问题位置；点已有标记可去掉。", "Tap the photo to mark the spot; tap a mark to take it away.";
    mark_keys = "方向键移动十字，回车标记", "Arrow keys move the cross, Enter marks";
    mark(n: usize) = "标记 {n}，点按移除", "Mark {n}, tap to remove";
}
